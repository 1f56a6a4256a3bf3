"""Twilio knocks: a text, a call, a delivery receipt. Nobody without a signature is let in."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from typing import TypeVar

from flask import Blueprint, Response, abort, request
from sqlalchemy.exc import IntegrityError
from twilio.twiml.messaging_response import MessagingResponse
from twilio.twiml.voice_response import VoiceResponse

from smsbot.core.wording.nurse import SPOKEN_SCREEN
from smsbot.gateways.signatures import is_signed
from smsbot.runtime import Runtime, where
from smsbot.services import inbound, receipts, ringing
from smsbot.services.desk import Desk

log = logging.getLogger(__name__)

T = TypeVar("T")

RING_SECONDS = 20
PRESS_SECONDS = 8
MOST_MEDIA = 10
"""Twilio hands over at most ten pictures with a text."""

MOST_ID = 2**31 - 1
LONGEST_SID = 64
"""Twilio's ids have 34 signs."""

LONGEST_SENDER = 64
LONGEST_URL = 500

STORING = "storing texts"

HIDDEN = frozenset({"+266696687", "+86282452253", "+7378742833", "+2562533", "+8656696"})
"""What stands for a caller who hides her number: ANONYMOUS, UNAVAILABLE, RESTRICTED, BLOCKED and
UNKNOWN as one dials them (Twilio, "Why am I getting calls from these strange numbers?")."""

SPOKEN = (
    ("en-US", "We can't take your call right now. Please send a text to this number, and we will "
              "book your consultation by text. If this is an emergency, hang up and dial 9 1 1."),
    ("es-MX", "En este momento no podemos contestar. Envíe un mensaje de texto a este número y con "
              "gusto le agendamos su consulta por ese medio. Si es una emergencia, cuelgue y "
              "marque el 9 1 1."),
)  # fmt: skip
"""What a caller hears who cannot be put through, in both languages."""


def webhooks(runtime: Runtime) -> Blueprint:
    """The addresses that Twilio calls."""
    pages = Blueprint("twilio", __name__, url_prefix="/twilio")

    @pages.before_app_request
    def _only_twilio() -> None:
        if request.path.startswith("/twilio/") and not _is_from_twilio(runtime):
            abort(403)

    @pages.post("/sms")
    def sms() -> Response:
        text = incoming(request.form)
        if text is None:
            log.warning("a signed text without its id or sender was passed over")
            return _xml(MessagingResponse())
        if not _keep(runtime, text):
            # Twilio then tries the fallback address.
            return Response("try again", 503, {"Retry-After": "5"}, mimetype="text/plain")
        _answer(runtime, text.phone)
        return _xml(MessagingResponse())

    @pages.post("/status")
    def status() -> Response:
        form = request.form
        with runtime.desk() as desk:
            known = receipts.receive_receipt(
                desk,
                message_id=_number(request.args.get("message"), most=MOST_ID),
                sid=_field(form, "MessageSid", "SmsSid")[:LONGEST_SID],
                status=_field(form, "MessageStatus", "SmsStatus"),
                error_code=_number(form.get("ErrorCode"), most=MOST_ID),
            )
        if not known:
            log.info("a delivery receipt for no text of ours was passed over")
        return Response(status=204)

    _add_calls(pages, runtime)
    return pages


def _add_calls(pages: Blueprint, runtime: Runtime) -> None:
    @pages.post("/voice")
    def voice() -> Response:
        caller, sid = _caller(request.form), _call_sid("CallSid")
        nurse = runtime.settings.nurse_phone
        if nurse and _looked_up(runtime, lambda desk: _begins(desk, caller, sid), otherwise=True):
            return _xml(_ring(nurse))
        _note_missed(runtime, caller, sid)
        return _xml(_please_text())

    @pages.post("/voice/screen")
    def voice_screen() -> Response:
        sid, pressed = _call_sid("ParentCallSid", "CallSid"), request.form.get("Digits", "")
        note = ringing.press if pressed == "1" else ringing.ask
        _looked_up(runtime, lambda desk: note(desk, sid), otherwise=None)
        if pressed:
            # Nothing more to say lets the two speak; a hang-up here ends only the nurse's leg.
            said = VoiceResponse()
            if pressed != "1":
                said.hangup()
            return _xml(said)
        return _xml(_press_one())

    @pages.post("/voice/ended")
    def voice_ended() -> Response:
        form, sid = request.form, _call_sid("CallSid")
        status = form.get("DialCallStatus", "")
        bridged = form.get("DialBridged", "true").lower() != "false"
        if _looked_up(
            runtime,
            lambda desk: ringing.was_taken(desk, sid, status=status, bridged=bridged),
            otherwise=bridged and status in ringing.ANSWERED,
        ):
            return _xml(VoiceResponse())
        _note_missed(runtime, _caller(form), sid)
        return _xml(_please_text())


def _is_from_twilio(runtime: Runtime) -> bool:
    """Checked against PUBLIC_URL, whatever host a request or a proxy names."""
    # As it was sent: decoding and encoding again need not give the same address.
    raw = request.environ.get("REQUEST_URI") or request.full_path.rstrip("?")
    url = (runtime.settings.public_url or "").rstrip("/") + raw
    signature = request.headers.get("X-Twilio-Signature")
    return is_signed(url, request.form, signature, runtime.settings.auth_tokens)


# Texts


def incoming(form: Mapping[str, str]) -> inbound.Incoming | None:
    """The text that a form holds; None without its id or its sender."""
    sid = _field(form, "MessageSid", "SmsSid", "SmsMessageSid")
    phone = _field(form, "From")
    if not sid or not phone or len(sid) > LONGEST_SID or len(phone) > LONGEST_SENDER:
        return None
    media = (_field(form, f"MediaUrl{number}")[:LONGEST_URL] for number in range(MOST_MEDIA))
    return inbound.Incoming(
        sid=sid,
        phone=phone,
        body=form.get("Body", ""),
        media=tuple(url for url in media if url),
        opt_out_type=_field(form, "OptOutType")[:LONGEST_SENDER] or None,
    )


def _field(form: Mapping[str, str], *names: str) -> str:
    """The first of these fields that holds something, without signs that a database refuses."""
    held = (form.get(name, "").replace("\x00", "") for name in names)
    return next((value for value in held if value), "")


def _keep(runtime: Runtime, text: inbound.Incoming) -> bool:
    """Store a text before anything is decided; False when it could not be stored."""
    try:
        try:
            _store(runtime, text)
        except IntegrityError:
            # The main and the fallback address at the same moment: now the other one is there.
            _store(runtime, text)
    except Exception as error:  # noqa: BLE001 - whatever it was, Twilio should try again
        runtime.failing[STORING] = where(error)
        log.error("a text could not be stored: %s", where(error))
        return False
    runtime.failing.pop(STORING, None)
    return True


def _store(runtime: Runtime, text: inbound.Incoming) -> None:
    with runtime.desk() as desk:
        if inbound.store_text(desk, text) is None:
            log.info("a text came a second time")


def _answer(runtime: Runtime, phone: str) -> None:
    """Decide on what is stored; when that fails the next sweep tries again."""
    try:
        inbound.handle_waiting(runtime.database, runtime.settings, runtime.clock, phone=phone)
    except Exception as error:  # noqa: BLE001 - the text is stored, and Twilio has done its part
        log.error("a stored text could not be handled yet: %s", where(error))
    runtime.wake.set()


# Calls


def _caller(form: Mapping[str, str]) -> str:
    """Who calls; empty when the number is hidden."""
    phone = _field(form, "From")
    return "" if phone in HIDDEN else phone


def _ring(nurse: str) -> VoiceResponse:
    """Ring the nurse; the caller hears it ring until she answers."""
    said = VoiceResponse()
    dial = said.dial(
        timeout=RING_SECONDS, action="/twilio/voice/ended", method="POST", answer_on_bridge=True
    )
    dial.number(nurse, url="/twilio/voice/screen", method="POST")
    return said


def _press_one() -> VoiceResponse:
    """Ask whoever picked up to press 1, so that no voicemail takes a patient's call."""
    said = VoiceResponse()
    asking = said.gather(
        num_digits=1, timeout=PRESS_SECONDS, action="/twilio/voice/screen", method="POST"
    )
    asking.say(SPOKEN_SCREEN, language="en-US")
    said.hangup()
    return said


def _please_text() -> VoiceResponse:
    said = VoiceResponse()
    for language, words in SPOKEN:
        said.say(words, language=language)
    said.hangup()
    return said


def _begins(desk: Desk, caller: str, sid: str) -> bool:
    """Does this call ring the nurse? If so it is remembered."""
    rings = ringing.rings_nurse(desk, caller)
    if rings:
        ringing.begin(desk, sid)
    return rings


def _looked_up(runtime: Runtime, ask: Callable[[Desk], T], *, otherwise: T) -> T:
    """What the books say about a call; a caller must not wait for books out of reach."""
    try:
        with runtime.desk() as desk:
            return ask(desk)
    except Exception as error:  # noqa: BLE001 - the caller is on the line
        log.error("a call could not be looked up: %s", where(error))
        return otherwise


def _call_sid(*names: str) -> str:
    return _field(request.form, *names)[:LONGEST_SID]


def _note_missed(runtime: Runtime, caller: str, sid: str) -> None:
    """Text who was missed; what goes wrong there must not cut off what she is told."""
    try:
        with runtime.desk() as desk:
            came_at = ringing.came_at(desk, sid)
            inbound.receive_missed_call(desk, caller, came_at=came_at)
    except Exception as error:  # noqa: BLE001 - the caller is on the line
        log.error("a missed call could not be noted: %s", where(error))
    runtime.wake.set()


def _number(written: str | None, *, most: int) -> int | None:
    """A whole number from 1 on, or None for anything else."""
    if not written or not written.isascii() or not written.isdecimal():
        return None
    return number if 0 < (number := int(written[:20])) <= most else None


def _xml(said: MessagingResponse | VoiceResponse) -> Response:
    return Response(str(said), mimetype="text/xml")
