"""Somebody else's calendar is fetched from its web address, which may be wrong or ill-meant.

An address is a secret: whoever knows it can read the calendar. It stands in no log and no error.
"""

from __future__ import annotations

import socket
import threading
import time
from ipaddress import ip_address
from urllib.parse import urljoin, urlsplit

import requests
from requests.adapters import HTTPAdapter
from urllib3 import HTTPSConnectionPool
from urllib3.connection import HTTPSConnection
from urllib3.exceptions import HTTPError, NewConnectionError

LARGEST = 2 * 1024 * 1024
MOST_HOPS = 5
CONNECTS_WITHIN, ANSWERS_WITHIN, WITHIN = 5.0, 8.0, 20.0
"""Seconds: to connect, between two pieces of the answer, and for all of it."""

UNREACHABLE = "That address could not be reached."
REFUSED = "That address answers with an error (status {status})."
ELSEWHERE = "That address leads to a machine that is not on the open internet."
TOO_BIG = f"That calendar is too big: more than {LARGEST // 1024 // 1024} MB."
TOO_SLOW = "That address takes too long to answer."


class CalendarError(Exception):
    """A calendar could not be read; the words may be shown, and hold nothing of its address."""


def fetch(address: str, *, is_here: bool = False) -> bytes:
    """What stands at an https address, within twenty seconds.

    Only machines on the open internet are asked. A name may be looked up differently each time,
    so what counts is where we are connected to, at each step to another address.

    Args:
        address: where to look.
        is_here: it is this very machine's, as in the demo; then http will do, and it leads
            nowhere else.

    Raises:
        CalendarError: when it cannot be had.
    """
    found: list[bytes | CalendarError] = []
    # By itself an answer of one byte every few seconds would hold whoever waits for hours.
    thread = threading.Thread(
        target=lambda: found.append(_tried(address, is_here=is_here)), daemon=True
    )
    thread.start()
    thread.join(WITHIN)
    answer = found[0] if found else CalendarError(TOO_SLOW)
    if isinstance(answer, CalendarError):
        raise answer
    return answer


def _tried(address: str, *, is_here: bool) -> bytes | CalendarError:
    try:
        return _read(address, is_here=is_here)
    except CalendarError as error:
        return error
    except (requests.RequestException, HTTPError, OSError, ValueError):
        return CalendarError(UNREACHABLE)  # What they say holds the address.


def _read(address: str, *, is_here: bool) -> bytes:
    here = urlsplit(address).hostname if is_here else None
    with requests.Session() as session:
        session.trust_env = False  # neither proxies nor the machine's own passwords
        session.headers.update({"Accept": "text/calendar, */*", "Accept-Encoding": "identity"})
        if here is None:
            session.mount("https://", _OpenInternet())
        for _ in range(MOST_HOPS):
            _check(address, here)
            with session.get(
                address, stream=True, allow_redirects=False,
                timeout=(CONNECTS_WITHIN, ANSWERS_WITHIN),
            ) as answer:  # fmt: skip
                if answer.is_redirect:
                    address = urljoin(address, answer.headers["Location"])
                    continue
                if answer.status_code != requests.codes.ok:
                    raise CalendarError(REFUSED.format(status=answer.status_code))
                return _body(answer)
    raise CalendarError(UNREACHABLE)


def _check(address: str, here: str | None) -> None:
    parts = urlsplit(address)
    if here is not None and parts.hostname != here:
        raise CalendarError(ELSEWHERE)
    if parts.scheme != "https" and not (here is not None and parts.scheme == "http"):
        raise CalendarError(UNREACHABLE)


def _body(answer: requests.Response) -> bytes:
    """The body as it was sent; no more of it than we take is ever held."""
    ends = time.monotonic() + WITHIN
    body = bytearray()
    while piece := answer.raw.read(16 * 1024, decode_content=False):
        body += piece
        if len(body) > LARGEST:
            raise CalendarError(TOO_BIG)
        if time.monotonic() > ends:
            raise CalendarError(TOO_SLOW)
    return bytes(body)


class _OpenConnection(HTTPSConnection):
    """A connection that says nothing to a machine that is not on the open internet."""

    def _new_conn(self) -> socket.socket:
        connected = super()._new_conn()
        if not ip_address(connected.getpeername()[0]).is_global:
            connected.close()
            raise NewConnectionError(self, "not on the open internet")
        return connected


class _OpenPool(HTTPSConnectionPool):
    ConnectionCls = _OpenConnection


class _OpenInternet(HTTPAdapter):
    """What requests connects through where the address is not this machine's own."""

    def init_poolmanager(self, *args: object, **options: object) -> None:
        super().init_poolmanager(*args, **options)  # type: ignore[arg-type]  # passed on
        self.poolmanager.pool_classes_by_scheme = {"https": _OpenPool}
