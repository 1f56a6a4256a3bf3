"""Is it Twilio who knocks? Signatures of webhooks, checked with the tokens in force."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from twilio.request_validator import RequestValidator, compare

Form = Mapping[str, str | Sequence[str]]
"""Parameters by name; a repeated one has all its values. Flask's `request.form` is one too."""


class _Values(dict[str, list[str]]):
    """Parameters in the shape in which Twilio's validator takes repeated ones."""

    def getall(self, name: str) -> list[str]:
        return self[name]


def is_signed(url: str, form: Form, signature: str | None, tokens: Iterable[str]) -> bool:
    """Was this request signed with one of the tokens?

    `url` is what Twilio was told to call: PUBLIC_URL with the raw path and query of the request.
    `form` must hold empty parameters too. Whatever cannot be right is False, never an error.

    Source: Twilio, "Validating Signatures from Twilio" (HMAC-SHA1 over the address and the
    parameters in the order of their names, a repeated value once).
    """
    if not signature:
        return False
    values = _Values((name, _all(form, name)) for name in form)
    return any(_fits(url, values, signature, token) for token in tokens if token)


def _fits(url: str, values: _Values, signature: str, token: str) -> bool:
    validator = RequestValidator(token)
    try:
        # The validator tries the address with and without a port, but takes it apart and puts it
        # together again first, which loses a bare question mark: so as it stands, too.
        return bool(
            compare(validator.compute_signature(url, values), signature)
            or validator.validate(url, values, signature)
        )
    except ValueError:  # An address or a sign that cannot be encoded.
        return False


def _all(form: Form, name: str) -> list[str]:
    several = getattr(form, "getlist", None)
    if several is not None:
        return list(several(name))
    value = form[name]
    return [value] if isinstance(value, str) else list(value)
