"""Signatures of webhooks: the cases are Twilio's own way of signing with the token 12345."""

from __future__ import annotations

import pytest
from werkzeug.datastructures import MultiDict

from smsbot.gateways.signatures import Form, is_signed

URL = "https://shop.example/sms"
TOKEN = "12345"
TEXT = {
    "MessageSid": "SM00000000000000000000000000000000",
    "SmsSid": "SM00000000000000000000000000000000",
    "AccountSid": "AC00000000000000000000000000000000",
    "From": "+14805550123",
    "To": "+14805550100",
    "Body": "Hi",
    "NumMedia": "0",
    "NumSegments": "1",
}
SIGNATURE = "nPtAV54Qlxu8zYa3nhowNYJBjwU="


@pytest.mark.parametrize(
    ("form", "signature"),
    [
        (TEXT, SIGNATURE),
        ({**TEXT, "FromCity": "", "FromState": "AZ"}, "RnRxngaeUYfr+0e5JgmvVb+Q+SY="),
        ({**TEXT, "Body": ""}, "U18VkHtgpImPRUzBKU87kJ2z7h0="),
        ({**TEXT, "Body": " Hi \r\n"}, "Qf+yexElBQUCoVi5h7ZYzxHaEDs="),
        ({**TEXT, "Body": "¿Mañana? 👍 é é"}, "yn3VpB8jTsOma/TcQ+2rKkhZVVI="),
        ({**TEXT, "X": ["b", "a", "a"]}, "EgVEZsGMUrjqLnSvQGE1hqCc0nc="),
    ],
    ids=["plain", "empty city", "empty body", "blanks", "accents", "repeated"],
)
def test_what_twilio_signed_is_accepted(form: Form, signature: str) -> None:
    assert is_signed(URL, form, signature, [TOKEN])
    assert is_signed(URL, MultiDict(form), signature, [TOKEN])
    assert not is_signed(URL, {**form, "Body": "Bye"}, signature, [TOKEN])
    assert not is_signed(URL, form, signature, ["54321"])


@pytest.mark.parametrize(
    ("url", "signature"),
    [
        ("https://shop.example/sms?k=1&z=", "5EtuvbID4hNveg2n4dz7w9z5pmI="),
        ("https://shop.example/sms?n=a%20b%2Bc+d", "twm3K3i+HU3i1znSWaYDvTOXgx0="),
        ("https://shop.example/sms?n=%C3%B1", "gepqd0QfcJqr5di/AwiYCrTu0cw="),
        ("https://shop.example/sms?n=it's", "1VG1jGbLcpdQKM9NXXBO0W2lcKI="),
        ("https://shop.example/sms?n=%c3%b1", "a0RIeENZ6qAjhep6LcmPvDFHpuo="),
        ("https://shop.example/sms/a%20b", "DY3AKobh5aQi6y2Eh+Hd1c9oTu0="),
        ("https://shop.example/sms/%C3%B1", "3lnNm1p8xmPhowEbNZOfpW2LJ+o="),
        ("https://shop.example/sms/a%2Fb", "BdCHXx2QWBKUlQfwtVZqV/mlabI="),
        ("https://shop.example/sms?", "HhursHvwpQ1OKfer2ZjGvnlc6Bc="),
        ("https://Shop.Example/sms", "DkFiGNn8v9k//5FqEZKBoExuUE0="),
        ("https://shop.example:443/sms", "7gWJPSsPXUIWcinf/DicokDDx1I="),
        ("https://shop.example:8443/sms", "s3/dMlE9J43sRCDxYNKh2WjnGqQ="),
        ("https://xn--caf-dma.example/sms", "DYj8K5SpR6tC3NlFXMW5gTqBg6s="),
    ],
)
def test_the_address_is_taken_as_it_was_called(url: str, signature: str) -> None:
    assert is_signed(url, TEXT, signature, [TOKEN])
    assert not is_signed(url + "x", TEXT, signature, [TOKEN])
    assert not is_signed(url.replace("https", "http"), TEXT, signature, [TOKEN])


def test_twilio_may_sign_with_or_without_the_port() -> None:
    assert is_signed("https://shop.example:443/sms", TEXT, SIGNATURE, [TOKEN])
    assert is_signed(URL, TEXT, "7gWJPSsPXUIWcinf/DicokDDx1I=", [TOKEN])


def test_either_of_two_tokens_verifies() -> None:
    assert is_signed(URL, TEXT, SIGNATURE, ("new-token", TOKEN))
    assert is_signed(URL, TEXT, SIGNATURE, (TOKEN, "old-token"))
    assert not is_signed(URL, TEXT, SIGNATURE, ("new-token", "old-token"))


def test_without_a_token_nothing_verifies() -> None:
    assert not is_signed(URL, TEXT, SIGNATURE, ())
    assert not is_signed(URL, TEXT, SIGNATURE, ("",))


@pytest.mark.parametrize("signature", [None, "", " ", "ñ", "nPtAV54Qlxu8zYa3nhowNYJBjwU", "=" * 28])
def test_a_signature_that_is_missing_or_wrong_is_refused(signature: str | None) -> None:
    assert not is_signed(URL, TEXT, signature, [TOKEN])


@pytest.mark.parametrize("url", ["", "//[", "https://shop.example:port/sms", "https://\ud800/"])
def test_an_address_that_is_none_is_refused_and_breaks_nothing(url: str) -> None:
    assert not is_signed(url, TEXT, SIGNATURE, [TOKEN])


def test_signs_that_cannot_be_encoded_break_nothing() -> None:
    assert not is_signed(URL, {"Body": "\ud83d"}, SIGNATURE, [TOKEN])


def test_a_parameter_left_out_or_added_is_noticed() -> None:
    assert not is_signed(URL, {**TEXT, "FromCity": ""}, "x" * 28, [TOKEN])
    assert not is_signed(URL, {}, SIGNATURE, [TOKEN])
