"""The door to the nurse's pages: a code by text, then a cookie that names an open session."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from flask import (
    Blueprint,
    Flask,
    Response,
    abort,
    current_app,
    g,
    redirect,
    render_template,
    request,
    session,
    url_for,
)
from flask_wtf.csrf import CSRFError, CSRFProtect
from werkzeug.exceptions import Forbidden
from werkzeug.wrappers import Response as AnyResponse

from smsbot.runtime import Runtime
from smsbot.services import signing_in
from smsbot.web.public import error_page

WRONG_CODE = (
    "That code does not fit. It may be mistyped, older than ten minutes, used already, or asked "
    "for in another browser."
)
LINK_USED = (
    "That link is older than twelve hours, or has been used. A code by text lets you in as well."
)
TOO_OLD = "That page had been open for too long. Please try once more."


@dataclass(frozen=True)
class Nurse:
    """The nurse in the browser that asks; `answer` is what she was last told there."""

    session: int
    phone: str
    answer: str | None


def guard_forms(app: Flask, *, exempt: Collection[str]) -> None:
    """Set up the session's cookie, and let no form through that a page of ours did not hold.

    Args:
        app: with every blueprint that is exempt.
        exempt: names of blueprints with a check of their own: a signature, the origin.
    """
    app.config.update(
        # No other page is sent the cookie, so that each stays the same for everyone.
        SESSION_COOKIE_PATH="/inbox",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_REFRESH_EACH_REQUEST=False,
        PERMANENT_SESSION_LIFETIME=signing_in.SESSION_LASTS,
        WTF_CSRF_TIME_LIMIT=None,  # as long as the session: a page may lie open all day
    )
    forms = CSRFProtect(app)
    for name in exempt:
        if name in app.blueprints:
            forms.exempt(app.blueprints[name])


def login_pages(runtime: Runtime) -> Blueprint:
    """Signing in and out."""
    pages = Blueprint("login", __name__, url_prefix="/inbox", template_folder="templates")
    only_the_nurse(
        pages, runtime, besides=("login.page", "login.answer", "login.link", "login.use")
    )

    @pages.get("/login")
    def page() -> AnyResponse:
        if _who(runtime) is not None:
            return redirect(url_for("inbox.today"))
        _browser()
        return _login_page(asked="asked" in request.args, out=request.args.get("out", ""))

    @pages.post("/login")
    def answer() -> AnyResponse:
        if "code" not in request.form:
            with runtime.desk() as desk:
                signing_in.text_code(desk, secret=_secret(), browser=_browser())
            runtime.wake.set()
            return redirect(url_for(".page", asked=1), 303)
        code = "".join(sign for sign in request.form["code"] if sign in "0123456789")
        with runtime.desk() as desk:
            token = signing_in.sign_in(desk, secret=_secret(), browser=_browser(), code=code)
        if token is None:
            return _login_page(asked=True, trouble=WRONG_CODE, status=403)
        return _let_in(token)

    @pages.get("/in/<token>")
    def link(token: str) -> AnyResponse:
        if _who(runtime) is not None:
            return redirect(url_for("inbox.today"))
        with runtime.reading() as desk:
            is_good = signing_in.is_link_good(desk, token, secret=_secret())
        if not is_good:
            return _login_page(trouble=LINK_USED, status=404)
        # A button, as previews and scanners fetch each link that they see.
        return Response(render_template("inbox/link.html", token=token), mimetype="text/html")

    @pages.post("/in/<token>")
    def use(token: str) -> AnyResponse:
        with runtime.desk() as desk:
            held = signing_in.sign_in_by_link(desk, token, secret=_secret())
        return _let_in(held) if held else _login_page(trouble=LINK_USED, status=403)

    @pages.post("/logout")
    def logout() -> AnyResponse:
        with runtime.desk() as desk:
            signing_in.end(desk, nurse().session)
        return _out("here")

    @pages.post("/logout/everywhere")
    def logout_everywhere() -> AnyResponse:
        with runtime.desk() as desk:
            signing_in.end_everywhere(desk)
        return _out("all")

    return pages


def only_the_nurse(pages: Blueprint, runtime: Runtime, *, besides: Collection[str] = ()) -> None:
    """Turn everyone else away from these pages; nothing of them is kept by a browser or a proxy.

    Args:
        pages: not yet registered.
        runtime: whose sessions count.
        besides: endpoints that anyone may reach.
    """

    @pages.before_request
    def _turn_away() -> AnyResponse | None:
        if request.endpoint in besides:
            return None
        g.nurse = _who(runtime)
        if g.nurse is not None:
            return None
        if request.method not in ("GET", "HEAD"):
            abort(403)
        return redirect(url_for("login.page"))

    @pages.errorhandler(CSRFError)
    def _refuse(_error: CSRFError) -> AnyResponse:
        # Raised before `_turn_away` is asked: it tells neither a stranger nor another site more.
        if request.endpoint in besides:
            return _login_page(trouble=TOO_OLD, status=403)
        return error_page(Forbidden())

    @pages.after_request
    def _keep_nothing(response: Response) -> Response:
        response.cache_control.no_store = True
        response.headers["X-Robots-Tag"] = "noindex, nofollow"
        return response


def nurse() -> Nurse:
    """The nurse who asks, on a page that is hers alone."""
    found = g.nurse
    assert isinstance(found, Nurse)
    return found


def _who(runtime: Runtime) -> Nurse | None:
    token = session.get("nurse")
    if not isinstance(token, str):
        return None
    with runtime.reading() as desk:
        row = signing_in.session_of(desk, token, secret=_secret())
        if row is None or row.id is None:
            return None
        return Nurse(row.id, row.phone, row.answer)


def _browser() -> str:
    """What this browser holds, so that a code works only where it was asked for."""
    held = session.get("browser")
    if not isinstance(held, str):
        held = session["browser"] = signing_in.new_token()
    return held


def _secret() -> str:
    secret = current_app.secret_key
    assert isinstance(secret, str)
    return secret


def _login_page(
    *, asked: bool = False, out: str = "", trouble: str = "", status: int = 200
) -> Response:
    html = render_template("inbox/login.html", asked=asked, out=out, trouble=trouble)
    return Response(html, status, mimetype="text/html")


def _let_in(token: str) -> AnyResponse:
    """To her pages, with a cookie of its own."""
    session.clear()
    session["nurse"] = token
    session.permanent = True
    return redirect(url_for("inbox.today"), 303)


def _out(where: str) -> AnyResponse:
    session.clear()
    return redirect(url_for("login.page", out=where), 303)
