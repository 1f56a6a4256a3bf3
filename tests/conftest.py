"""What many tests stand on: a practice on a temporary database, with nobody at the other end."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from fakes import NURSE, PUBLIC_URL, TOKEN, Counts, FakeClock, FakeEmail, FakeSms, Post
from flask import Flask
from flask.testing import FlaskClient
from sqlmodel import SQLModel, func, select
from twilio.request_validator import RequestValidator
from werkzeug.test import TestResponse

from smsbot.app import build_runtime, create_app
from smsbot.runtime import Runtime
from smsbot.settings import Settings


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(
        account_sid="AC" + "0" * 32,
        auth_tokens=(TOKEN,),
        public_url=PUBLIC_URL,
        secret_key="0123456789abcdef",
        nurse_phone=NURSE,
        nurse_email="nurse@example.com",
        smtp_url="smtp://127.0.0.1:9",
        email_from="smsbot@example.com",
        database_url=f"sqlite:///{tmp_path}/smsbot.db",
    )


@pytest.fixture
def sms() -> FakeSms:
    return FakeSms()


@pytest.fixture
def email() -> FakeEmail:
    return FakeEmail()


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def runtime(
    settings: Settings, sms: FakeSms, email: FakeEmail, clock: FakeClock
) -> Iterator[Runtime]:
    runtime = build_runtime(settings, sms=sms, email=email, clock=clock)
    runtime.database.create_all()
    yield runtime
    runtime.close()


@pytest.fixture
def app(runtime: Runtime) -> Flask:
    return create_app(runtime)


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.fixture
def twilio(client: FlaskClient) -> Post:
    """Posts a form to a path as Twilio does: signed."""

    def post(path: str, form: Mapping[str, str], *, token: str = TOKEN) -> TestResponse:
        sign = RequestValidator(token).compute_signature(PUBLIC_URL + path, form)
        return client.post(path, data=form, headers={"X-Twilio-Signature": sign})

    return post


@pytest.fixture
def counts(runtime: Runtime) -> Callable[[], Counts]:
    """How many rows each table has."""

    def count() -> Counts:
        with runtime.database.reading() as session:
            return {
                name: session.exec(select(func.count()).select_from(table)).one()
                for name, table in SQLModel.metadata.tables.items()
            }

    return count


@pytest.fixture
def with_settings(
    runtime: Runtime,
) -> Callable[..., tuple[Runtime, FlaskClient]]:
    """The same practice with some settings changed, and a client of its pages."""

    def change(**settings: object) -> tuple[Runtime, FlaskClient]:
        changed = replace(runtime, settings=replace(runtime.settings, **settings))  # type: ignore[arg-type]
        return changed, create_app(changed).test_client()

    return change
