"""E-mail leaves the house."""

from __future__ import annotations

import contextlib
import logging
import smtplib
import ssl
from email.message import EmailMessage
from email.utils import formatdate, make_msgid, parseaddr
from urllib.parse import unquote, urlsplit

from smsbot.gateways import Fault, SendError

log = logging.getLogger(__name__)

TIMEOUT = 20.0
"""Seconds to wait for the mail server at each step."""

USUAL_PORTS = {"smtp": 587, "smtps": 465}


class SmtpGateway:
    """Sends e-mail through a mail server: `smtps://` with TLS, `smtp://` with STARTTLS.

    A server elsewhere that offers no STARTTLS is not used; one on this machine may be.
    """

    def __init__(
        self,
        url: str,
        sender: str,
        *,
        timeout: float = TIMEOUT,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        parts = urlsplit(url)
        self._implicit_tls = parts.scheme == "smtps"
        self._host = parts.hostname or "localhost"
        self._port = parts.port or USUAL_PORTS[parts.scheme]
        self._user = unquote(parts.username or "")
        self._password = unquote(parts.password or "")
        self._sender = sender
        self._timeout = timeout
        self._tls = tls or ssl.create_default_context()

    def send(self, *, to: str, subject: str, text: str, html: str | None = None) -> None:
        """Hand over one e-mail, in plain text and, if given, as HTML beside it.

        Raises:
            SendError: when it was not taken. When the connection broke it is TRANSIENT although
                the server may have taken it: an e-mail twice does less harm than none.
        """
        letter = self._letter(to=to, subject=subject, text=text, html=html)
        try:
            server = self._open()
            try:
                self._greet(server)
                server.send_message(letter)
                # It is taken; how the server says goodbye changes nothing.
                with contextlib.suppress(smtplib.SMTPException, OSError):
                    server.quit()
            finally:
                server.close()
        except (smtplib.SMTPException, OSError, ValueError) as error:
            raise _send_error(error) from None

    def _letter(self, *, to: str, subject: str, text: str, html: str | None) -> EmailMessage:
        letter = EmailMessage()
        letter["From"] = self._sender
        letter["To"] = to
        letter["Subject"] = " ".join(subject.split())
        letter["Date"] = formatdate()
        letter["Message-ID"] = make_msgid(domain=self._domain)
        letter["Auto-Submitted"] = "auto-generated"  # No holiday replies, please (RFC 3834).
        letter.set_content(text)
        if html is not None:
            letter.add_alternative(html, subtype="html")
        return letter

    @property
    def _domain(self) -> str:
        return parseaddr(self._sender)[1].rpartition("@")[2] or "localhost"

    def _open(self) -> smtplib.SMTP:
        # The name we greet with is given, as smtplib would ask the resolver for one.
        if self._implicit_tls:
            return smtplib.SMTP_SSL(
                self._host,
                self._port,
                local_hostname=self._domain,
                timeout=self._timeout,
                context=self._tls,
            )
        return smtplib.SMTP(
            self._host, self._port, local_hostname=self._domain, timeout=self._timeout
        )

    def _greet(self, server: smtplib.SMTP) -> None:
        server.ehlo_or_helo_if_needed()
        if not self._implicit_tls and (server.has_extn("starttls") or not self._is_here):
            server.starttls(context=self._tls)
        if self._user:
            server.login(self._user, self._password)

    @property
    def _is_here(self) -> bool:
        return self._host in {"localhost", "::1"} or self._host.startswith("127.")


class NoEmail:
    """Stands in where no mail server is set: takes nothing, so that nothing counts as sent."""

    def send(self, *, to: str, subject: str, text: str, html: str | None = None) -> None:
        """Refuse it for good.

        Raises:
            SendError: always.
        """
        log.warning("an e-mail is not sent, as SMTP_URL is not set")
        raise SendError(Fault.PERMANENT)


def _send_error(error: Exception) -> SendError:
    """What a mail server's answer, or its silence, means."""
    match error:
        case smtplib.SMTPRecipientsRefused(recipients=refused):
            code = next(iter(refused.values()))[0]
            return SendError(_by_code(code, Fault.PERMANENT), code=code)
        case smtplib.SMTPAuthenticationError(smtp_code=code):
            return SendError(_by_code(code, Fault.OPERATOR), code=code)
        case smtplib.SMTPSenderRefused(smtp_code=code):
            return SendError(_by_code(code, Fault.OPERATOR), code=code)
        case smtplib.SMTPDataError(smtp_code=code):
            return SendError(_by_code(code, Fault.BLOCKED), code=code)
        case smtplib.SMTPNotSupportedError() | ssl.SSLCertVerificationError() | ValueError():
            return SendError(Fault.OPERATOR)
        case _:
            return SendError(Fault.TRANSIENT)


def _by_code(code: int, for_good: Fault) -> Fault:
    """A refusal in the 500s is for good, one in the 400s for now (RFC 5321, 4.2.1)."""
    return for_good if code >= 500 else Fault.TRANSIENT
