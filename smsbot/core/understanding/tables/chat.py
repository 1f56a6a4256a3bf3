"""Chat spellings: the written word and the one meant, English and Spanish."""

from __future__ import annotations

_ROWS = """
    you: u yu               your: ur yr            youre: yur             are: r
    please: pls plz plse pleez plox
    thanks: thx tnx thks thanx ty tysm thnx tks thankyou                thank: thnk
    tomorrow: tmr tmrw tmw tmmrw tmrrw tomoro tomoz 2moro 2morrow 2moz 2mrw 2mro 2mor 2morow
        tommorow tommorrow tomorow tomrrow tomorro tomm tommorw tmrow tomarrow 2morro tmoro
    today: 2day tdy toady tody  tonight: 2nite tonite 2night tonght nite
    next: nxt nex           week: wk wek           weeks: wks            weekend: wknd wkend
    before: b4 bfore bfor   later: l8r l8          great: gr8            mate: m8
    appointment: appt apt apptmt appointmnt apointment appointmet apptment appointement appmt
        apointmnt appoitment appointmint
    appointments: appts apts
    want: wnt               with: w wiv            because: cos bc cuz coz bcuz
    would: wud wld          could: cud cld         should: shud shld      that: dat tht
    okay: ok k kk okey okie okk oki okeydokey okee okayy
    the: teh               have: hav
    message: msg mssg mesage                       messages: msgs mssgs mesages
    text: txt tex           texts: txts            texting: txting txtin textin
    people: ppl             between: btwn betw btween
    about: abt abut bout    doctor: doc            available: avail availible availabe
    quarter: qtr            minutes: mins          minute: min            hours: hrs
    hour: hr                around: arnd aroun     through: thru
    friday: frid fryday fridy fridya               monday: mond mnday mondy
    tuesday: tuesd teusday tusday tuseday tuesdy
    wednesday: wednes wensday wendsday wednsday wedensday wenesday wednsdy wensdy
    thursday: thursd thrusday thirsday thurday thusday thersday
    saturday: satur saterday                       sunday: sund
    morning: morn mornin    mornings: morns
    afternoon: aft aftn aftrnoon afternon aftenoon afternoom  evening: evenin evning
    january: januray        february: febuary febrary feburary
    something: sth smth somethin sumthing
    cant: cannot cnt        tongue: tounge toung tonge tung    throat: throt thorat throath
    dont: dnt               do: du                 number: nbr
    consultation: consult consulation consultaion  going: goin
    unsubscribe: unsuscribe unsubcribe unsubscibe unsub
    reschedule: resched rescedule reshedule reskedule reschedual
    canceled: cancelled     kinda: kindof          yes: yess yas yass     wanna: wana
    que: q ke               porque: xq pq porq     por: x
    porfavor: porfa porfis xfa xfavor pofavor porfi porfas
    tambien: tmb            quiero: kiero qiero    para: pa pal           mensaje: msj mensage
    mensajes: msjs mnsjes   estoy: toy             miercoles: miercole miercols
    hospital: hosp          emergency: emergancy emergeny              pharmacy: pharm
    breathe: brethe breth brethe breeth breathee bretahe breathe       vision: vison visoin visin
    blurry: blury blurrey blurr bluury                 throat: throte thoat trhoat thraot
    white: wite whte whtie  purple: purpel perple pruple     face: fase faec
    chest: chst chets       pain: pian payn          turning: trning turnin terning
    allergic: alergic allergik                       bleeding: bleding bleedin
    right: rite rigth       suicidal: suicidel sucidal     numb: num
    breathing: breathin brething breating     swollen: swolen swollin
    swelling: sweling
"""


def _read(rows: str) -> dict[str, str]:
    chat: dict[str, str] = {}
    meant = ""
    for word in rows.split():
        if word.endswith(":"):
            meant = word[:-1]
        else:
            chat[word] = meant
    return chat


CHAT = _read(_ROWS)
"""Each chat spelling with the word it stands for."""

JOINED = {
    tuple(pair.split()): word
    for word, pairs in {
        "dont": "do not", "doesnt": "does not", "didnt": "did not", "cant": "can not",
        "wont": "will not", "isnt": "is not", "arent": "are not", "wasnt": "was not",
        "couldnt": "could not", "shouldnt": "should not", "wouldnt": "would not",
        "havent": "have not", "hasnt": "has not", "hadnt": "had not",
        "porfavor": "por favor", "oclock": "o clock", "anytime": "any time", "anyday": "any day",
        "anymore": "any more", "today": "to day", "tomorrow": "to morrow",
        "alright": "all right", "nevermind": "never mind",
    }.items()
    for pair in pairs.split(",")
}  # fmt: skip
"""Two words that are read as one, so that rows need only one form of them."""

SPLIT = {
    "im": ("i", "am"), "ima": ("i", "am"), "ive": ("i", "have"), "id": ("i", "would"),
    "ill": ("i", "will"), "its": ("it", "is"), "hes": ("he", "is"), "shes": ("she", "is"),
    "theyre": ("they", "are"), "youre": ("you", "are"), "yall": ("you", "all"),
    "weve": ("we", "have"), "youve": ("you", "have"), "theyve": ("they", "have"),
    "thats": ("that", "is"), "theres": ("there", "is"), "whats": ("what", "is"),
    "whos": ("who", "is"), "wheres": ("where", "is"), "whens": ("when", "is"),
    "hows": ("how", "is"), "gonna": ("going", "to"), "gunna": ("going", "to"),
    "wanna": ("want", "to"), "gotta": ("have", "to"), "hafta": ("have", "to"),
    "lemme": ("let", "me"), "gimme": ("give", "me"), "lets": ("let", "us"),
    "thatll": ("that", "will"), "itll": ("it", "will"), "dunno": ("dont", "know"),
    "shouldve": ("should", "have"), "couldve": ("could", "have"), "cmon": ("come", "on"),
    "alas": ("a", "las"), "ala": ("a", "la"),
}  # fmt: skip
"""One word that is read as two, so that rows need only one form of them."""
