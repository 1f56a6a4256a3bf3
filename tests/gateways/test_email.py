"""The real smtplib against a small mail server on this machine."""

from __future__ import annotations

import email
import email.policy
import socket
import socketserver
import ssl
import threading
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path

import pytest

from smsbot.gateways import EmailGateway, Fault, SendError
from smsbot.gateways.email import NoEmail, SmtpGateway

PEM = Path(__file__).parent.parent / "data" / "loopback.pem"
SENDER = "Nancy Park <smsbot@example.com>"


class FakeMailServer(socketserver.ThreadingTCPServer):
    """Takes mail; `replies` has other answers than the usual ones, by command."""

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.tls.load_cert_chain(PEM)
        self.offers = ["AUTH PLAIN"]
        self.replies: dict[str, str | None] = {}
        self.commands: list[str] = []
        self.letters: list[EmailMessage] = []
        self.implicit_tls = False

    def url(self, user: str = "", *, scheme: str = "smtp") -> str:
        return f"{scheme}://{user}127.0.0.1:{self.server_address[1]}"


class Handler(socketserver.StreamRequestHandler):
    server: FakeMailServer

    def handle(self) -> None:
        try:
            if self.server.implicit_tls:
                self._wrap()
            self._say("220 hello")
            while self._answer(self.rfile.readline().decode().strip()):
                pass
        except OSError:
            pass  # The other side does not trust us.

    def _wrap(self) -> None:
        self.request = self.server.tls.wrap_socket(self.request, server_side=True)
        self.setup()

    def _say(self, *lines: str) -> None:
        self.wfile.write("".join(f"{line}\r\n" for line in lines).encode())

    def _answer(self, command: str) -> bool:
        verb = command.split(" ")[0].upper().partition(":")[0]
        self.server.commands.append(command)
        if verb in self.server.replies:
            reply = self.server.replies[verb]
            if reply is not None:
                self._say(reply)
            return reply is not None
        match verb:
            case "EHLO":
                offers = [offer for offer in self.server.offers if not self._hidden(offer)]
                lines = ["hello", *offers]
                self._say(*[f"250-{line}" for line in lines[:-1]], f"250 {lines[-1]}")
            case "STARTTLS":
                self._say("220 go ahead")
                self._wrap()
            case "AUTH":
                self._say("235 welcome")
            case "DATA":
                self._say("354 go on")
                self._take()
            case "QUIT":
                self._say("221 bye")
                return False
            case "":
                return False
            case _:
                self._say("250 ok")
        return True

    def _hidden(self, offer: str) -> bool:
        return offer == "STARTTLS" and isinstance(self.request, ssl.SSLSocket)

    def _take(self) -> None:
        lines = iter(self.rfile.readline, b".\r\n")
        letter = email.message_from_bytes(b"".join(lines), policy=email.policy.default)
        assert isinstance(letter, EmailMessage)
        self.server.letters.append(letter)
        self._say(self.server.replies.get("taken") or "250 taken")

    def finish(self) -> None:
        super().finish()
        self.request.close()


@pytest.fixture
def mail() -> Iterator[FakeMailServer]:
    with FakeMailServer() as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield server
        server.shutdown()
        thread.join()


@pytest.fixture
def trusting() -> ssl.SSLContext:
    return ssl.create_default_context(cafile=str(PEM))


def send(gateway: EmailGateway) -> None:
    gateway.send(
        to="nurse@example.com",
        subject="Your day:\n2 visits",
        text="Thu Dec 3 at 3:00 PM: María",
        html="<p>Thu Dec 3 at 3:00 PM: María</p>",
    )


def fault(gateway: EmailGateway) -> Fault:
    with pytest.raises(SendError) as caught:
        send(gateway)
    return caught.value.fault


def test_a_letter_arrives_in_both_forms(mail: FakeMailServer) -> None:
    send(SmtpGateway(mail.url(), SENDER))
    (letter,) = mail.letters
    assert letter["From"] == SENDER
    assert letter["To"] == "nurse@example.com"
    assert letter["Subject"] == "Your day: 2 visits"
    assert letter["Auto-Submitted"] == "auto-generated"
    assert letter["Message-ID"].endswith("@example.com>")
    plain, html = letter.get_body(("plain",)), letter.get_body(("html",))
    assert plain is not None
    assert html is not None
    assert plain.get_content().strip() == "Thu Dec 3 at 3:00 PM: María"
    assert html.get_content().strip() == "<p>Thu Dec 3 at 3:00 PM: María</p>"


def test_a_letter_may_be_plain_only(mail: FakeMailServer) -> None:
    SmtpGateway(mail.url(), SENDER).send(to="nurse@example.com", subject="Hi", text="Hello")
    assert mail.letters[0].get_content_type() == "text/plain"


def test_user_and_password_may_hold_odd_signs(mail: FakeMailServer) -> None:
    send(SmtpGateway(mail.url("bot%40example.com:p%2Fss@"), SENDER))
    # Base64 of NUL bot@example.com NUL p/ss.
    assert "AUTH PLAIN AGJvdEBleGFtcGxlLmNvbQBwL3Nz" in mail.commands


def test_the_connection_is_made_private_before_the_password(
    mail: FakeMailServer, trusting: ssl.SSLContext
) -> None:
    mail.offers = ["STARTTLS", "AUTH PLAIN"]
    send(SmtpGateway(mail.url("bot:pass@"), SENDER, tls=trusting))
    verbs = [command.split(" ")[0].lower() for command in mail.commands]
    assert verbs[:4] == ["ehlo", "starttls", "ehlo", "auth"]
    assert len(mail.letters) == 1


def test_smtps_is_private_from_the_start(mail: FakeMailServer, trusting: ssl.SSLContext) -> None:
    mail.implicit_tls = True
    send(SmtpGateway(mail.url("bot:pass@", scheme="smtps"), SENDER, tls=trusting))
    assert len(mail.letters) == 1


def test_a_server_that_cannot_be_trusted_gets_nothing(mail: FakeMailServer) -> None:
    mail.offers = ["STARTTLS", "AUTH PLAIN"]
    assert fault(SmtpGateway(mail.url("bot:pass@"), SENDER)) is Fault.OPERATOR
    assert not any(command.startswith(("AUTH", "MAIL")) for command in mail.commands)


def test_a_server_elsewhere_without_starttls_gets_nothing(
    mail: FakeMailServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    connect = socket.create_connection
    here = ("127.0.0.1", mail.server_address[1])
    monkeypatch.setattr(
        socket, "create_connection", lambda _, *more, **options: connect(here, *more, **options)
    )
    assert fault(SmtpGateway("smtp://bot:pass@mail.example.com", SENDER)) is Fault.OPERATOR
    assert not any(command.startswith(("AUTH", "MAIL")) for command in mail.commands)


@pytest.mark.parametrize(
    ("command", "reply", "expected"),
    [
        ("AUTH", "535 who are you", Fault.OPERATOR),
        ("AUTH", "454 later", Fault.TRANSIENT),
        ("MAIL", "550 not from here", Fault.OPERATOR),
        ("MAIL", "451 later", Fault.TRANSIENT),
        ("RCPT", "550 nobody of that name", Fault.PERMANENT),
        ("RCPT", "450 grey", Fault.TRANSIENT),
        ("DATA", "554 no", Fault.BLOCKED),
        ("taken", "554 spam", Fault.BLOCKED),
        ("taken", "452 full", Fault.TRANSIENT),
        ("MAIL", None, Fault.TRANSIENT),
    ],
)
def test_a_refusal_says_what_to_do(
    mail: FakeMailServer, command: str, reply: str | None, expected: Fault
) -> None:
    mail.replies[command] = reply
    assert fault(SmtpGateway(mail.url("bot:pass@"), SENDER)) is expected


def test_how_the_server_says_goodbye_changes_nothing(mail: FakeMailServer) -> None:
    mail.replies["QUIT"] = "500 what"
    send(SmtpGateway(mail.url(), SENDER))
    assert len(mail.letters) == 1


def test_a_server_that_is_not_there_is_transient(mail: FakeMailServer) -> None:
    url = mail.url()
    mail.server_close()
    assert fault(SmtpGateway(url, SENDER)) is Fault.TRANSIENT


def test_no_password_is_shown(mail: FakeMailServer) -> None:
    mail.replies["AUTH"] = "535 wrong password hidden"
    gateway = SmtpGateway(mail.url("bot:hidden@"), SENDER)
    with pytest.raises(SendError) as caught:
        send(gateway)
    assert "hidden" not in repr(gateway) + str(caught.value) + repr(caught.value)
    assert caught.value.__suppress_context__


def test_without_a_mail_server_nothing_counts_as_sent(caplog: pytest.LogCaptureFixture) -> None:
    assert fault(NoEmail()) is Fault.PERMANENT
    assert [record.getMessage() for record in caplog.records] == [
        "an e-mail is not sent, as SMTP_URL is not set"
    ]
