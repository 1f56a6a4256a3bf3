"""What twilio-node signs, we let in: another hand's reading of how Twilio signs."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from fakes import PUBLIC_URL, TOKEN
from flask.testing import FlaskClient
from twilio_double import HERE
from werkzeug.datastructures import MultiDict

from smsbot.runtime import Runtime

RECORDED = json.loads((HERE.parent / "data" / "webhooks.json").read_text("utf-8"))
TEXT = RECORDED[0]["form"]
WITHOUT = {name: value for name, value in TEXT.items() if name not in ("Body", "FromCity")}

NASTY: list[dict[str, Any]] = [
    {**TEXT, "Body": "", "FromCity": "", "FromState": "", "FromZip": ""},
    {**TEXT, "Body": " \r\n\t leading, trailing \u00a0 "},
    {**TEXT, "Body": "ñ é \u0065\u0301 ü ß 漢字 \u200d ﬁ"},
    {**TEXT, "Body": "👍🏽 👩‍⚕️ \U0001f9d1\u200d\U0001f9bd"},
    {**TEXT, "Body": "a=b&c=d;e%20f+g \"h\" <i> \\j 'k'"},
    {**TEXT, "Body": "x" * 1600},
    {**TEXT, "body": "another name", "BODY": "yet another", "B": "", "Ñ": "ñ"},
    {**TEXT, "Again": ["b", "a"]},
    {**TEXT, "Again": ["a", "a", ""]},
    WITHOUT,
]
"""Forms that one reader of the rules might sign otherwise than another."""

PATHS = [
    "/twilio/sms", "/twilio/sms?", "/twilio/sms?a=1", "/twilio/sms?a=1&a=2&b=",
    "/twilio/sms?n=a%20b%2Bc+d", "/twilio/sms?n=%c3%b1", "/twilio/sms?n='~!*()",
]  # fmt: skip

BASES = [
    "https://text.example.com", "https://text.example.com:443", "https://text.example.com:8443",
    "http://127.0.0.1:8000", "https://Text.Example.com", "https://xn--caf-dma.example",
]  # fmt: skip


@pytest.fixture(scope="module")
def sign(npm: Path) -> Callable[[list[tuple[str, dict[str, Any]]]], list[str]]:
    """Signs addresses with their forms."""

    def sign(asked: list[tuple[str, dict[str, Any]]]) -> list[str]:
        lines = [{"token": TOKEN, "url": url, "form": form} for url, form in asked]
        done = subprocess.run(
            ["node", str(HERE / "signer.mjs"), str(npm)], input=json.dumps(lines), text=True,
            capture_output=True, check=True, timeout=60, env={"PATH": os.environ["PATH"]},
        )  # fmt: skip
        signed: list[str] = json.loads(done.stdout)
        return signed

    return sign


def status(client: FlaskClient, path: str, form: dict[str, Any], signature: str) -> int:
    """How a form is answered with this signature."""
    return client.post(
        path, data=MultiDict(form), headers={"X-Twilio-Signature": signature},
        environ_overrides={"REQUEST_URI": path},  # as waitress gives it: not a sign changed
    ).status_code  # fmt: skip


def refused(
    client: FlaskClient, asked: list[tuple[str, dict[str, Any]]], signed: list[str]
) -> list[str]:
    """What was not let in though it should be, and what was though it should not."""
    wrong = []
    for (path, form), signature in zip(asked, signed, strict=True):
        if status(client, path, form, signature) == 403:
            wrong.append(f"not let in: {path} {form}")
        if status(client, path, {**form, "To": "+14805550100"}, signature) != 403:
            wrong.append(f"let in, though changed: {path} {form}")
    return wrong


def test_forms_as_twilio_posts_them_and_worse_ones(
    client: FlaskClient, sign: Callable[..., list[str]]
) -> None:
    asked = [(one["path"], one["form"]) for one in RECORDED]
    asked += [(PATHS[0], form) for form in NASTY] + [(path, TEXT) for path in PATHS]
    signed = sign([(PUBLIC_URL + path, form) for path, form in asked])
    assert refused(client, asked, signed) == []


@pytest.mark.parametrize("base", BASES)
def test_whatever_our_address_is(
    with_settings: Callable[..., tuple[Runtime, FlaskClient]],
    sign: Callable[..., list[str]],
    base: str,
) -> None:
    _, client = with_settings(public_url=base)
    asked = [(path, TEXT) for path in PATHS]
    assert refused(client, asked, sign([(base + path, form) for path, form in asked])) == []
