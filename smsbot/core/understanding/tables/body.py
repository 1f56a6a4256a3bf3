"""Classes of words about bodies and what happens to them, English then Spanish."""

from __future__ import annotations

from collections.abc import Mapping

CLASSES: Mapping[str, str] = {
    "BODY": """
        lip lips cheek cheeks nose face skin forehead eyelid eyelids chin jaw jawline temple
        brow brows eyebrow eyebrows mouth tongue spot area site side part patch bump injection
        filler nostril ear neck gums finger hand arm lid tissue labio labios mejilla mejillas
        cachete cachetes nariz cara piel frente parpado parpados menton barbilla boca lengua
        zona lugar lado parte rostro sitio mancha cuello ceja
    """,
    "FACE": """
        face lip lips tongue throat eye eyes cheek cheeks mouth neck eyelid eyelids lids nose
        jaw forehead airway gums cara labio labios lengua garganta ojo ojos mejilla mejillas
        cachete cachetes boca cuello parpado parpados rostro frente nariz
    """,
    "EYE": "eye eyes vision sight eyesight ojo ojos vista vision",
    "BLURRY": """
        blurry blurred blur blurring fuzzy foggy hazy cloudy dim dimmed dark darkening
        distorted double wavy black blind bluury blury borrosa borroso borrosos nublada
        nublado nubosa doble oscura oscuro negro opaca borrosas distorsionada empanada
    """,
    "PALE": """
        dark oscura oscuro
        white whitish whiter gray grey greyish grayish blue bluish purple purplish purpleish
        violet dusky black blackish mottled blotchy lacy pale ashen blanching blanched marbled
        maroon blanco blanca blancos blancas blanquecina gris grises grisaceo azul azulado
        azulada morado morada morados moradas negro negra negros negras palido palida palidos
        moteada moteado jaspeada violeta amoratado amoratada marmoleada purpura
    """,
    "TURN": """
        turned turning turns turn went going gone getting became becoming looks looking
        starting changed changing seems poniendo puso pone pusieron ponen volvio volviendo
        vuelve ve ven veo quedo quedando hizo cambiando cambio
    """,
    "DUSKY": """
        ashen dusky mottled marbled lacy purplish grayish greyish bluish gray grey purple blue
        blanched blanching violet necrotic moteada moteado jaspeada grisacea gris morado
        morada azul azulado amoratada amoratado purpura
    """,
    "SEVERE": """
        severe extreme unbearable excruciating intense horrible terrible worst insane awful
        agonizing sharp stabbing throbbing crazy serious crushing searing unreal fuerte
        fuertes fuertisimo intenso insoportable horrible terrible tremendo agudo severo
        inaguantable espantoso punzante
    """,
    "PAIN": "pain pains ache hurts hurting hurt painful dolor dolores duele doliendo duelen",
    "WORSE": """
        worse worsening growing grows increasing spreading unbearable constant nonstop severe
        excruciating intense 8/10 9/10 10/10 bad stronger intensifying escalating peor
        empeorando aumentando creciendo insoportable
    """,
    "SWELL": """
        swollen swelling swells swelled swell puffed puffing ballooned ballooning hinchada
        hinchado hinchados hinchadas hinchando hincho hincharon hinchazon inflamada inflamado
        inflamados inflamando inflamo inflamaron hinchandose inflamandose hinche
    """,
    "SYMPTOM": """
        pain swelling fever bruising bleeding redness hives chest trouble itching numbness pus
        infection issues problems headache reaction reactions vision breathing dolor fiebre
        hinchazon sangrado moretones ronchas problema problemas molestias
    """,
    "DIFFICULT": """
        trouble difficulty problems struggling hard harder barely hardly difficult short
        unable dificultad dificil trabajo cuesta costando
    """,
    "AIR": "breathe breathing breath breathin swallow swallowing respirar tragar pasar saliva",
}
