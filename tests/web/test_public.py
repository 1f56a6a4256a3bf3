"""The public pages say what they must, and nothing that they must not."""

import re
from dataclasses import replace
from datetime import time, timedelta
from html.parser import HTMLParser
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.exceptions import HTTPException

from smsbot.core.practice import ClosedDays, Practice
from smsbot.settings import Settings
from smsbot.settings.articles import FIRST, ArticleFile
from smsbot.web.article import render_article
from smsbot.web.public import (
    error_page,
    opening_hours,
    public_pages,
    spoken_span,
)

SPANISH = "/articles/myokines?lang=es"
PAGES = ("/", "/articles/myokines", SPANISH, "/privacy", "/terms")
NINE_TO_FIVE = ((time(9), time(17)),)


class Page(HTMLParser):
    """What a test wants to know of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.html = html
        self.tags: list[str] = []
        self.addresses: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.words = ""
        self.feed(html)
        self.words = " ".join(self.words.split())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs
        self.addresses += [
            value or "" for name, value in attrs if name in {"href", "src", "action"}
        ]

    def handle_data(self, data: str) -> None:
        self.words += data


def visitor(settings: Settings | None = None) -> FlaskClient:
    app = Flask("a_practice", static_folder=None)
    app.register_blueprint(public_pages(settings or Settings()))
    app.register_error_handler(HTTPException, error_page)
    app.config["MAX_CONTENT_LENGTH"] = 64 * 1024
    return app.test_client()


def read(path: str, settings: Settings | None = None, *, prefers: str = "") -> Page:
    """A page as a browser that prefers some languages is shown it."""
    headers = {"Accept-Language": prefers} if prefers else {}
    answer = visitor(settings).get(path, headers=headers)
    assert answer.status_code == 200
    return Page(answer.text)


@pytest.mark.parametrize("path", PAGES)
def test_every_page_has_one_main_heading_a_language_and_words_for_link_previews(path: str) -> None:
    page = read(path)
    assert page.tags.count("h1") == 1
    assert f'<html lang="{"es" if path == SPANISH else "en"}">' in page.html
    assert ("property", "og:title") in page.attributes
    description = re.search(r'og:description" content="([^"]*)"', page.html)
    assert description is not None
    assert len(description[1]) > 20


@pytest.mark.parametrize("path", PAGES)
def test_no_page_leads_to_or_loads_from_anyone_else_but_the_papers(path: str) -> None:
    page = read(path)
    elsewhere = [at for at in page.addresses if at.startswith(("http", "//"))]
    papers = [at for at in elsewhere if at.startswith("https://doi.org/")]
    assert elsewhere == papers
    assert len(papers) == (2 if path.startswith("/articles") else 0)


@pytest.mark.parametrize("path", PAGES)
def test_no_page_has_a_script_or_a_style_of_its_own(path: str) -> None:
    page = read(path)
    assert not {"script", "style", "iframe"} & set(page.tags)
    assert not [name for name, _ in page.attributes if name == "style" or name.startswith("on")]


@pytest.mark.parametrize("path", PAGES)
def test_no_page_names_a_treatment(path: str) -> None:
    treatments = r"botox|dysport|xeomin|neurotoxin|filler|juv[eé]derm|restylane|laser|peel|inject"
    assert not re.search(treatments, read(path).html, re.IGNORECASE)


@pytest.mark.parametrize("path", ["/", "/articles/myokines"])
def test_the_consent_wording_stands_wherever_a_text_can_be_started(path: str) -> None:
    page = read(path)
    for promise in (
        "By texting 480-933-2328 you agree to receive texts from Nancy Park, RN, BSN about your"
        " consultation.",
        "Message frequency varies.",
        "Msg & data rates may apply.",
        "Reply STOP to end, HELP for help.",
        "Consent is not a condition of purchase.",
    ):
        assert promise in page.words
    assert {"/terms", "/privacy", "sms:+14809332328", "tel:+14809332328"} <= set(page.addresses)


def test_the_article_in_spanish_is_shared_by_the_practice_and_led_to_a_text() -> None:
    page = read(SPANISH)
    assert "Compartido por Nancy Park, RN, BSN" in page.words
    assert "Enviar mensaje al 480-933-2328" in page.words


def test_the_consent_wording_stands_in_spanish_beside_the_article_in_spanish() -> None:
    page = read(SPANISH)
    for promise in (
        "Al mandar un mensaje al 480-933-2328, usted acepta recibir mensajes de texto de"
        " Nancy Park, RN, BSN sobre su consulta.",
        "La frecuencia de los mensajes varía.",
        "Pueden aplicarse cargos por mensajes y datos.",
        "Responda STOP para dejar de recibirlos o HELP para recibir ayuda.",
        "Su consentimiento no es condición para comprar nada.",
    ):
        assert promise in page.words
    assert {"/terms", "/privacy", "sms:+14809332328", "tel:+14809332328"} <= set(page.addresses)


def test_every_text_link_goes_to_the_practice_s_own_number() -> None:
    settings = Settings(practice=Practice(phone="+16025550100", name="Ana Ruiz, RN", nurse="Ana"))
    page = read("/", settings)
    links = [at for at in page.addresses if at.startswith(("sms:", "tel:")) and at != "tel:911"]
    assert len(links) == 6
    assert all(re.match(r"(sms|tel):\+16025550100(\?|$)", at) for at in links)


def test_words_in_a_text_link_are_encoded() -> None:
    links = [at for at in read("/").addresses if at.startswith("sms:+14809332328?&body=")]
    assert links[0].endswith("?&body=Hi%2C%20I%27d%20like%20a%20consultation.%20Can%20I%20come%20in"
                             "%20Thursday%20after%203%3F")  # fmt: skip


def test_a_certificate_is_claimed_only_for_the_nurse_who_holds_it() -> None:
    assert "Certified Aesthetic Nurse" in read("/").words
    other = Settings(practice=Practice(name="Ana Ruiz, RN", nurse="Ana"))
    assert "Certified" not in read("/", other).words


def test_the_front_door_tells_the_opening_hours_and_the_address() -> None:
    practice = Practice(address="100 N Central Ave, Phoenix", closed_days=ClosedDays(federal=False))
    page = read("/", Settings(practice=practice))
    assert "Monday to Friday9:00 AM to 5:00 PM" in page.words
    assert "100 N Central Ave, Phoenix" in page.words
    assert "holidays" not in page.words


def test_the_front_door_promises_no_ringing_when_calls_are_only_texted_back() -> None:
    assert "Prefer to talk?" in read("/").words
    assert "Prefer to talk?" not in read("/", Settings(calls="text-only")).words


def test_the_front_door_links_to_the_practice_s_own_article_when_it_has_one_elsewhere() -> None:
    assert "/articles/myokines" in read("/").addresses
    settings = Settings(article_url="https://nancy.example/skin")
    page = read("/", settings)
    assert "https://nancy.example/skin" in page.addresses
    assert "/articles/myokines" not in page.addresses
    assert "moving your body" not in page.words  # nobody here knows what that one is about


def test_the_front_door_links_to_every_article_by_its_title(tmp_path: Path) -> None:
    sun, gone = tmp_path / "sun.md", tmp_path / "gone.md"
    sun.write_text("# Sun and skin\n\nWear a hat.\n", encoding="utf-8")
    page = read("/", having(None, sun, gone))
    here = {at for at in page.addresses if at.startswith("/articles/")}
    assert here == {"/articles/myokines", "/articles/myokines?lang=es", "/articles/sun"}
    assert "What moving your body does for your skin" in page.words
    assert "Sun and skin" in page.words


def test_the_week_is_told_in_as_few_lines_as_it_takes() -> None:
    hours = {0: NINE_TO_FIVE, 1: NINE_TO_FIVE, 3: ((time(9), time(12)), (time(13), time(16, 30)))}
    assert opening_hours(hours) == [
        ("Monday and Tuesday", ["9:00 AM to 5:00 PM"]),
        ("Wednesday", []),
        ("Thursday", ["9:00 AM to 12:00 PM", "1:00 PM to 4:30 PM"]),
        ("Friday to Sunday", []),
    ]


def test_privacy_says_what_carriers_ask_for_and_how_long_words_are_kept() -> None:
    words = read("/privacy").words
    assert (
        "No mobile information will be shared with third parties or affiliates for marketing or"
        " promotional purposes."
    ) in words
    assert "opt-in data and consent will not be shared with any third parties" in words
    assert "erased after 2 years" in words
    assert "erased after 90 days" in read("/privacy", Settings(retention=timedelta(days=90))).words


def test_terms_say_what_carriers_ask_for() -> None:
    words = read("/terms").words
    for promise in (
        "Nancy Park, RN, BSN consultation texts.",
        "Message frequency varies",
        "Message and data rates may apply",
        "Reply STOP at any time",
        "Reply HELP, or call 480-933-2328",
        "Carriers are not liable for delayed or undelivered messages",
        "Texts are not for emergencies. In an emergency, call 911.",
        "18 or older",
    ):
        assert promise in words


@pytest.mark.parametrize(
    ("days", "said"),
    [(365, "1 year"), (730, "2 years"), (731, "2 years"), (548, "18 months"), (45, "45 days")],
)
def test_a_long_time_is_told_in_the_unit_that_fits(days: int, said: str) -> None:
    assert spoken_span(timedelta(days=days)) == said


def having(*files: Path | None) -> Settings:
    """Settings of a practice with these articles; None is ours."""
    named = [str(file) if file else None for file in files]
    first = ArticleFile(FIRST, named[0])
    others = [ArticleFile(Path(name).stem, name) for name in named[1:] if name]
    return Settings(articles=(first, *others))


def test_our_article_in_spanish_is_as_long_and_promises_nothing() -> None:
    page = read(SPANISH)
    body = page.words.split("Lo que el movimiento hace por su piel", 2)[-1].split("Fuentes")[0]
    assert 250 < len(body.split()) < 520
    assert "Esta es información general y no sustituye el consejo de un médico." in page.words
    assert "No pueden decir qué pasará con su piel." in page.words
    assert not re.search(r"garanti|comprobad|cura\b|usted (verá|lucirá)", page.words, re.IGNORECASE)


def test_our_article_says_usted_throughout_in_spanish() -> None:
    assert not re.search(r"\b(tú|tu|tus|te|ti|tienes|puedes)\b", read(SPANISH).words.casefold())


def test_the_article_rests_on_the_same_papers_in_both_languages() -> None:
    papers = [
        [at for at in read(path).addresses if "doi.org" in at]
        for path in ("/articles/myokines", SPANISH)
    ]
    assert papers[0] == papers[1]


@pytest.mark.parametrize(
    ("query", "prefers", "language"),
    [
        ("", "", "en"),
        ("", "es-MX,es;q=0.9,en;q=0.8", "es"),
        ("", "en-US,en;q=0.9,es;q=0.8", "en"),
        ("", "fr-FR,fr", "en"),
        ("?lang=es", "en-US,en;q=0.9", "es"),
        ("?lang=en", "es-MX,es;q=0.9", "en"),
        ("?lang=xx", "es-MX", "es"),
    ],
)
def test_an_article_is_shown_in_the_language_of_its_link_or_else_of_its_reader(
    query: str, prefers: str, language: str
) -> None:
    page = read(f"/articles/myokines{query}", prefers=prefers)
    assert f'<html lang="{language}">' in page.html
    other = {"en": "es", "es": "en"}[language]
    assert f"/articles/myokines?lang={other}" in page.addresses


def test_what_is_kept_of_an_article_is_kept_by_language() -> None:
    assert "Accept-Language" in visitor().get("/articles/myokines").headers["Vary"]


def test_an_article_of_the_practice_is_shown_in_spanish_where_there_is_a_file_of_it(
    tmp_path: Path,
) -> None:
    sun, sol = tmp_path / "sun.md", tmp_path / "sun.es.md"
    sun.write_text("# Sun\n\nWear a hat.\n", encoding="utf-8")
    settings = having(None, sun)
    page = read("/articles/sun?lang=es", settings)
    assert "Wear a hat." in page.words
    assert '<html lang="en">' in page.html
    assert "En español" not in page.words
    sol.write_text("# Sol\n\nPóngase un sombrero.\n", encoding="utf-8")
    page = read("/articles/sun?lang=es", settings)
    assert "Póngase un sombrero." in page.words
    assert "In English" in page.words


def test_an_article_that_is_there_in_spanish_only_is_shown_so(tmp_path: Path) -> None:
    sol = tmp_path / "sol.es.md"
    sol.write_text("# Sol\n\nPóngase un sombrero.\n", encoding="utf-8")
    page = read("/articles/myokines?lang=en", having(sol))
    assert '<html lang="es">' in page.html
    assert "In English" not in page.words


def test_an_article_that_is_not_named_is_not_there(tmp_path: Path) -> None:
    (tmp_path / "sun.md").write_text("# Sun\n", encoding="utf-8")
    assert visitor().get("/articles/sun").status_code == 404


def test_whoever_follows_a_link_to_an_article_that_is_gone_reads_the_first(tmp_path: Path) -> None:
    page = read("/articles/gone", having(None, tmp_path / "gone.md"))
    assert "What moving your body does for your skin" in page.words


def test_our_article_takes_two_minutes_and_promises_nothing() -> None:
    page = read("/articles/myokines")
    body = page.words.split("What moving your body does", 2)[-1].split("Sources")[0]
    assert 250 < len(body.split()) < 480
    assert "This is general information, not medical advice." in page.words
    assert "They cannot tell what will happen to your skin." in page.words
    assert not re.search(r"guarantee|proven|cure|you will (look|see)", page.words, re.IGNORECASE)


def test_the_practice_s_own_article_takes_the_place_of_ours(tmp_path: Path) -> None:
    own = tmp_path / "own.md"
    own.write_text("# Sun & skin\n\nWear a hat.\n\n# More\n", encoding="utf-8")
    page = read("/articles/myokines", having(own))
    assert "<h1>Sun &amp; skin</h1>" in page.html
    assert page.tags.count("h1") == 1
    assert 'og:title" content="Sun &amp; skin"' in page.html
    assert 'og:description" content="Wear a hat."' in page.html
    assert "myokines" not in page.words
    assert "not medical advice" in page.words
    assert "sms:+14809332328" in page.addresses


def test_a_changed_article_shows_at_once(tmp_path: Path) -> None:
    own = tmp_path / "own.md"
    own.write_text("# One\n", encoding="utf-8")
    client = visitor(having(own))
    client.get("/articles/myokines")
    own.write_text("# Two\n", encoding="utf-8")
    assert "<h1>Two</h1>" in client.get("/articles/myokines").text


def test_a_missing_article_file_leaves_ours_in_place(tmp_path: Path) -> None:
    page = read("/articles/myokines", having(tmp_path / "gone.md"))
    assert "What moving your body does for your skin" in page.words


def test_html_scripts_and_pictures_in_an_article_do_nothing() -> None:
    article = render_article(
        "# T\n\n<script>alert(1)</script>\n\n[x](javascript:alert(1)) ![p](https://a.example/p.png)"
    )
    assert "<script" not in article.html
    assert "<img" not in article.html
    assert 'href="javascript' not in article.html


def test_an_article_without_a_title_gets_a_plain_one() -> None:
    assert render_article("Just *words*\nhere.").title == "From the practice"
    assert render_article("Just *words*\nhere.").summary == "Just words here."


def test_the_practice_s_name_cannot_bring_html_along() -> None:
    settings = Settings(practice=replace(Practice(), name="<b>Nancy</b>"))
    for path in PAGES:
        assert "<b>" not in read(path, settings).html


def test_assets_are_kept_for_good_under_their_stamped_address() -> None:
    client = visitor()
    sheet = re.search(r'href="(/assets/site\.css\?v=\w+)"', client.get("/").text)
    assert sheet is not None
    with client.get(sheet[1]) as stamped:
        assert stamped.headers["Cache-Control"] == "public, max-age=31536000, immutable"
        assert len(stamped.data) < 10_000
    with client.get("/assets/site.css") as bare:
        assert bare.headers["Cache-Control"] == "no-cache"


def test_pages_may_be_kept_for_five_minutes() -> None:
    assert visitor().get("/").headers["Cache-Control"] == "public, max-age=300"


def test_an_unknown_address_gets_a_plain_page_that_says_how_to_reach_us() -> None:
    answer = visitor().get("/nowhere")
    page = Page(answer.text)
    assert answer.status_code == 404
    assert page.tags.count("h1") == 1
    assert "There is no page here" in page.words
    assert "480-933-2328" in page.words
    assert answer.headers["Cache-Control"] == "no-store"


def test_an_error_page_keeps_the_headers_of_the_error() -> None:
    answer = visitor().post("/privacy")
    assert answer.status_code == 405
    assert "GET" in answer.headers["Allow"]
    assert answer.content_type == "text/html; charset=utf-8"
