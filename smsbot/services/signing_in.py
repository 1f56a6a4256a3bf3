"""The nurse signs in to her pages: a code by text opens a session, which a row keeps open.

What a browser holds is known here only by its hash under the secret key, so that a copy of the
database opens nothing.
"""

from __future__ import annotations

import hashlib
import hmac
import logging
import re
import secrets
from datetime import timedelta

from sqlalchemy import delete
from sqlmodel import col, func, select

from smsbot.core.events import Kind
from smsbot.db.models import Message, MessageStatus, NurseSession, SignInCode, SignInLink
from smsbot.services import posting, undo
from smsbot.services.desk import Desk

log = logging.getLogger(__name__)

CODE_LASTS = timedelta(minutes=10)
SESSION_LASTS = timedelta(days=60)
MOST_TRIES = 5
MOST_CODES = (
    (timedelta(minutes=1), 1),
    (timedelta(hours=1), 5),
    (timedelta(days=1), 15),
)
"""How many codes are texted in how much time, whoever asks for them.

Fifteen codes of five tries each let a stranger who never stops guess one in about 13,000 days.
While he asks for them the nurse gets none, but all that her pages do she can do by text.
"""

CODE = (
    "{code} is the code for your inbox, good for 10 minutes. If you didn't ask for it, ignore it."
)
NO_LONGER_KEPT = "(a code for the inbox)"

LINK_LASTS = timedelta(hours=12)
LINK_BYTES = 12
"""96 bits: nobody guesses them, and the digest's text stays short."""

LINK = "/inbox/in/"
_LINK_IN_TEXT = re.compile(rf"{LINK}[\w-]+")

_IN_THE_OUTBOX = (MessageStatus.SENDING, MessageStatus.UNKNOWN)


def new_token() -> str:
    """Something that nobody can guess, for a browser to hold."""
    return secrets.token_urlsafe(32)


def text_code(desk: Desk, *, secret: str, browser: str) -> bool:
    """Text the nurse a code that only the browser which asked can use; whether one was queued.

    A code texted earlier stays good where the limits allow no other.

    Args:
        desk: the turn at the desk.
        secret: the key of every hash.
        browser: what the browser holds that asks.
    """
    phone = desk.settings.nurse_phone
    if phone is None:
        return False
    desk.lock("sign-in")
    if _too_many(desk):
        log.warning("no sign-in code was texted: too many were asked for")
        return False
    forget_old(desk)
    code = f"{secrets.randbelow(1_000_000):06}"
    mine = _hash(secret, "browser", browser)
    row = SignInCode(
        phone=phone, browser=mine, code=_hash(secret, "code", mine, code), created_at=desk.now
    )
    desk.session.add(row)
    desk.session.flush()
    posting.tell_nurse(desk, CODE.format(code=code), Kind.RECEIPT, key=_key(row))
    return True


def sign_in(desk: Desk, *, secret: str, browser: str, code: str) -> str | None:
    """Open a session with a code; what the browser is to hold, or None when the code is no good.

    Each call counts as a try; the caller must let the transaction commit.
    """
    desk.lock("sign-in")
    mine = _hash(secret, "browser", browser)
    row = desk.session.exec(
        select(SignInCode)
        .where(SignInCode.browser == mine)
        .order_by(col(SignInCode.id).desc())
        .limit(1)
    ).first()
    if row is None or not _is_good(desk, row):
        return None
    row.tries += 1
    desk.session.add(row)
    if not hmac.compare_digest(row.code, _hash(secret, "code", mine, code)):
        log.warning("a wrong sign-in code was tried")
        return None
    row.used_at = desk.now
    _forget_words(desk, row)
    return _open_session(desk, row.phone, secret=secret, how="a code")


def _open_session(desk: Desk, phone: str, *, secret: str, how: str) -> str:
    """Let a browser in; what it is to hold."""
    desk.session.execute(delete(NurseSession).where(col(NurseSession.expires_at) <= desk.now))
    token = new_token()
    desk.session.add(
        NurseSession(
            token=_hash(secret, "session", token),
            phone=phone,
            created_at=desk.now,
            expires_at=desk.now + SESSION_LASTS,
        )
    )
    undo.note(desk, kind="sign_in", by=phone, summary=f"Signed in with {how}")
    desk.session.flush()
    log.info("the nurse has signed in with %s", how)
    return token


def new_link(desk: Desk) -> str:
    """The address of a page whose button signs the nurse in, once; for a text to her own phone.

    Without a key or a phone it is that of her pages, which ask for a code.
    """
    base, secret = desk.settings.public_url or "", desk.settings.secret_key
    phone = desk.settings.nurse_phone
    if secret is None or phone is None:
        return f"{base}/inbox"
    token = secrets.token_urlsafe(LINK_BYTES)
    row = SignInLink(token=_hash(secret, "link", token), phone=phone, created_at=desk.now)
    desk.session.add(row)
    return f"{base}{LINK}{token}"


def is_link_good(desk: Desk, token: str, *, secret: str) -> bool:
    """Would the page of this link sign her in? Looking uses nothing up, as previews look too."""
    return _good_link(desk, token, secret=secret) is not None


def sign_in_by_link(desk: Desk, token: str, *, secret: str) -> str | None:
    """Open a session with a link; what the browser is to hold, or None when it is no good."""
    desk.lock("sign-in")
    row = _good_link(desk, token, secret=secret)
    if row is None:
        return None
    row.used_at = desk.now
    desk.session.add(row)
    return _open_session(desk, row.phone, secret=secret, how="the digest's link")


def _good_link(desk: Desk, token: str, *, secret: str) -> SignInLink | None:
    row = desk.session.exec(
        select(SignInLink).where(SignInLink.token == _hash(secret, "link", token))
    ).one_or_none()
    if row is None or row.used_at is not None or row.phone != desk.settings.nurse_phone:
        return None
    return row if row.created_at > desk.now - LINK_LASTS else None


def forget_links(desk: Desk) -> int:
    """Take links that open nothing any more out of the texts that carried them.

    Returns how many rows of links went.
    """
    over = desk.now - LINK_LASTS
    texts = select(Message).where(
        Message.phone == desk.settings.nurse_phone,
        Message.kind == Kind.DIGEST,
        col(Message.created_at) > over - timedelta(days=7),
        col(Message.created_at) <= over,
        col(Message.body).contains(LINK),
    )
    for text in desk.session.exec(texts):
        text.body = _LINK_IN_TEXT.sub("/inbox", text.body or "")
        desk.session.add(text)
    return desk.change(delete(SignInLink).where(col(SignInLink.created_at) <= over))


def session_of(desk: Desk, token: str, *, secret: str) -> NurseSession | None:
    """The open session that a browser holds; none once NURSE_PHONE is another."""
    row = desk.session.exec(
        select(NurseSession).where(NurseSession.token == _hash(secret, "session", token))
    ).one_or_none()
    if row is None or row.expires_at <= desk.now or row.phone != desk.settings.nurse_phone:
        return None
    return row


def end(desk: Desk, number: int) -> None:
    """End one session."""
    desk.session.execute(delete(NurseSession).where(col(NurseSession.id) == number))


def end_everywhere(desk: Desk) -> None:
    """End every session, and with them every code that waits to be used."""
    desk.lock("sign-in")
    for row in desk.session.exec(select(SignInCode).where(col(SignInCode.used_at).is_(None))):
        row.used_at = desk.now
        desk.session.add(row)
    desk.session.execute(delete(NurseSession))
    desk.session.execute(delete(SignInLink))
    log.info("the nurse has signed out everywhere")


def open_sessions(desk: Desk) -> int:
    """In how many browsers the nurse is signed in."""
    return desk.session.exec(
        select(func.count(col(NurseSession.id))).where(
            NurseSession.expires_at > desk.now, NurseSession.phone == desk.settings.nurse_phone
        )
    ).one()


def note_answer(desk: Desk, number: int, answer: str) -> None:
    """Keep what the nurse was answered, for the page that shows it."""
    row = desk.session.get(NurseSession, number)
    if row is not None:
        row.answer = answer
        desk.session.add(row)


def _is_good(desk: Desk, row: SignInCode) -> bool:
    """May this code still be tried?"""
    return (
        row.used_at is None
        and row.tries < MOST_TRIES
        and row.created_at > desk.now - CODE_LASTS
        and row.phone == desk.settings.nurse_phone
    )


def _too_many(desk: Desk) -> bool:
    longest = max(span for span, _ in MOST_CODES)
    asked = desk.session.exec(
        select(SignInCode.created_at).where(SignInCode.created_at > desk.now - longest)
    ).all()
    return any(sum(at > desk.now - span for at in asked) >= most for span, most in MOST_CODES)


def forget_old(desk: Desk) -> int:
    """Nothing of a code is kept once it opens nothing, but for the day that limits count.

    Returns how many are not even counted any more.
    """
    gone = 0
    longest = max(span for span, _ in MOST_CODES)
    for row in desk.session.exec(
        select(SignInCode).where(SignInCode.created_at <= desk.now - CODE_LASTS)
    ):
        _forget_words(desk, row)
        if row.created_at <= desk.now - longest:
            desk.session.delete(row)
            gone += 1
    return gone


def _forget_words(desk: Desk, row: SignInCode) -> None:
    """Take the code out of the text that carried it; one that has not left need not any more."""
    text = desk.session.exec(select(Message).where(Message.key == _key(row))).one_or_none()
    if text is None or text.status in _IN_THE_OUTBOX:
        return
    if text.status is MessageStatus.QUEUED:
        text.status, text.reason = MessageStatus.DROPPED, "the code is used or too old"
        text.settled_at = desk.now
    text.body = NO_LONGER_KEPT
    desk.session.add(text)


def _key(row: SignInCode) -> str:
    return f"sign-in:{row.id}:{row.created_at.isoformat()}"


def _hash(secret: str, *parts: str) -> str:
    """A keyed hash; what it is of stands in its words, so that none passes for another."""
    return hmac.new(secret.encode(), "\0".join(parts).encode(), hashlib.sha256).hexdigest()
