"""Photos that patients sent: passed on from Twilio as they are looked at, stored only when kept."""

from __future__ import annotations

from flask import Blueprint, Response, abort
from sqlmodel import select
from werkzeug.wrappers import Response as AnyResponse

from smsbot.db.models import Audience, KeptPhoto, Message
from smsbot.gateways import Photo, SendError
from smsbot.runtime import Runtime
from smsbot.services import undo
from smsbot.services.desk import Desk
from smsbot.web.inbox.frame import note, to
from smsbot.web.login import nurse

SHOWN = frozenset(
    {"image/jpeg", "image/png", "image/gif", "image/webp", "image/heic", "image/heif"}
)
"""Kinds of photos that a browser shows; SVG is none of them, as it may hold script."""

_ONE = "/photos/<int(max=2147483647):number>/<int(max=9):position>"


def add_photos(pages: Blueprint, runtime: Runtime) -> None:
    """Add the photos themselves, and the buttons that keep one or let it go."""

    @pages.get(_ONE)
    def photo(number: int, position: int) -> AnyResponse:
        with runtime.reading() as desk:
            address = _address(desk, number, position)
            kept = _kept(desk, number, position)
        found = Photo(kept.content_type, kept.data) if kept else _fetched(runtime, address)
        if found.content_type not in SHOWN:
            abort(415)
        response = Response(found.data, mimetype=found.content_type)
        # Even if it were opened by itself, nothing in it may run.
        response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
        response.headers["Content-Disposition"] = "inline"
        return response

    @pages.post(f"{_ONE}/keep")
    def keep_photo(number: int, position: int) -> AnyResponse:
        with runtime.reading() as desk:
            address = _address(desk, number, position)
        found = _fetched(runtime, address)
        with runtime.desk() as desk:
            desk.lock("nurse")
            whose = desk.session.get_one(Message, number).patient_id
            if _kept(desk, number, position) is None:
                kept = KeptPhoto(
                    message_id=number, position=position, content_type=found.content_type,
                    data=found.data, kept_at=desk.now,
                )  # fmt: skip
                desk.session.add(kept)
                undo.note(desk, kind="photo", by=nurse().phone, summary="Kept a photo")
            note(desk, "The photo is kept.")
        return to("inbox.patient", number=whose)

    @pages.post(f"{_ONE}/let-go")
    def let_photo_go(number: int, position: int) -> AnyResponse:
        with runtime.desk() as desk:
            desk.lock("nurse")
            _address(desk, number, position)
            whose = desk.session.get_one(Message, number).patient_id
            kept = _kept(desk, number, position)
            if kept is not None:
                desk.session.delete(kept)
                undo.note(desk, kind="photo", by=nurse().phone, summary="Let go of a photo")
            note(desk, "The photo is no longer kept here; Twilio still has it for a while.")
        return to("inbox.patient", number=whose)


def _address(desk: Desk, number: int, position: int) -> str:
    """Where Twilio has the photo."""
    message = desk.session.get(Message, number)
    if message is None or message.audience is not Audience.PATIENT or message.patient_id is None:
        abort(404)
    if position >= len(message.media):
        abort(404)
    return message.media[position]


def _kept(desk: Desk, number: int, position: int) -> KeptPhoto | None:
    return desk.session.exec(
        select(KeptPhoto).where(KeptPhoto.message_id == number, KeptPhoto.position == position)
    ).one_or_none()


def _fetched(runtime: Runtime, address: str) -> Photo:
    """The photo from Twilio; 502 when it cannot be had, as it is deleted there, say."""
    try:
        return runtime.sms.photo(address)
    except SendError:
        abort(502)
