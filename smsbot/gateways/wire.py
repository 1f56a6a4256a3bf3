"""The line to Twilio: its own HTTP client, kept on its path."""

from __future__ import annotations

import logging
import threading
from typing import Any
from urllib.parse import SplitResult, urlsplit, urlunsplit

import requests
from twilio.http.http_client import TwilioHttpClient
from twilio.http.response import Response

from smsbot.gateways import Fault, SendError

TIMEOUT = 10.0
"""Seconds to wait for a connection, and then for each part of the answer."""

KEEP_PHOTOS = (".twilio.com", ".twiliocdn.com", ".amazonaws.com")
"""Where Twilio keeps the media of texts (twilio.com/docs/messaging/api/media-resource)."""


class Wire(TwilioHttpClient):  # type: ignore[misc]  # The library has no types.
    """Twilio's HTTP client, kept on its path: no proxies, no logs, no hosts but Twilio's.

    With another base address each request for a twilio.com host goes there instead. The last
    answer to the calling thread is in `answer`; the library's exceptions drop its headers.
    """

    def __init__(self, api_url: str | None = None, *, timeout: float = TIMEOUT) -> None:
        super().__init__(timeout=timeout)
        # A proxy or a .netrc meant for something else must not see patients' texts.
        self.session.trust_env = False
        self._base = urlsplit(api_url.rstrip("/")) if api_url else None
        self._thread = threading.local()
        # At debug level urllib3 logs addresses, which hold patients' numbers when we look one up.
        logging.getLogger("urllib3.connectionpool").setLevel(logging.INFO)

    @property
    def answer(self) -> Response | None:
        """What came back for this thread's last request; None if nothing did."""
        return getattr(self._thread, "answer", None)

    def request(self, method: str, url: str, *args: Any, **kwargs: Any) -> Response:
        """Send one request.

        Raises:
            SendError: with fault OPERATOR when it is for a host that is not Twilio's.
            requests.RequestException: when no answer came back.
        """
        self._thread.answer = None
        self._thread.answer = super().request(method, self._address(url), *args, **kwargs)
        return self._thread.answer

    def fetch(self, url: str, *, auth: tuple[str, str]) -> requests.Response:
        """What lies at an address of Twilio's; redirects are left to the caller.

        Raises:
            SendError: with fault OPERATOR when it is for a host that is not Twilio's.
            requests.RequestException: when no answer came back.
        """
        return self._fetched(self._address(url), auth=auth)

    def fetch_kept(self, url: str) -> requests.Response:
        """What lies where Twilio keeps photos, which its own answer has named.

        Raises:
            SendError: with fault OPERATOR when that is no place of theirs.
            requests.RequestException: when no answer came back.
        """
        asked = urlsplit(url)
        host = f".{asked.hostname}"
        is_theirs = asked.scheme == "https" and host.endswith(KEEP_PHOTOS)
        is_the_base = self._base is not None and asked.netloc == self._base.netloc
        if not (is_theirs or is_the_base):
            raise SendError(Fault.OPERATOR)
        return self._fetched(url)

    def _fetched(self, url: str, **options: Any) -> requests.Response:
        session: requests.Session = self.session
        return session.get(url, timeout=self.timeout, stream=True, allow_redirects=False, **options)

    def _address(self, url: str) -> str:
        asked = urlsplit(url)
        # Every request carries the account's token.
        if not f".{asked.hostname}".endswith(".twilio.com"):
            raise SendError(Fault.OPERATOR)
        return urlunsplit(_moved(asked, self._base)) if self._base else url

    def log_request(self, kwargs: dict[str, Any]) -> None:
        """Log nothing: addresses hold patients' numbers."""

    def log_response(self, status_code: int, response: requests.Response) -> None:
        """Log nothing, as with requests."""

    def close(self) -> None:
        """Let go of the connections."""
        self.session.close()


def _moved(asked: SplitResult, base: SplitResult) -> SplitResult:
    return asked._replace(
        scheme=base.scheme, netloc=base.netloc, path=base.path.rstrip("/") + asked.path
    )
