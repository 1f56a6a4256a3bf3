"""Facts of the medium: how many segments a text takes, and whose clock a number lives by.

Alphabet and segments: 3GPP TS 23.038 (GSM 7-bit default alphabet and its extension table) and
TS 23.040 (a concatenated text carries 153 septets or 67 UTF-16 units a segment).
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import phonenumbers
from phonenumbers import timezone as number_zones
from phonenumbers.tzdata import TIMEZONE_DATA

GSM_BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡"
    "ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
GSM_EXTENDED = frozenset("\f^{}\\[~]|€")
GSM_ALL = GSM_BASIC | GSM_EXTENDED

_PLAIN = str.maketrans(
    {
        "‘": "'", "’": "'", "‚": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"',
        "–": "-", "—": "-", "‐": "-", "‑": "-", "…": "...", "\u00a0": " ", "\u202f": " ",
        "\u2009": " ", "\u200b": None, "\u200e": None, "\u200f": None, "\ufeff": None, "`": "'",
        "\t": " ",
    }
)  # fmt: skip

MOST_ZONES = 4
"""A number that may be in more zones than this (toll-free, say) tells nothing of its clock."""

_LAID_OVER = {
    "364": "270", "448": "850", "458": "541", "729": "423", "930": "812", "986": "208",
    "236": "250", "257": "250", "672": "250", "778": "250", "367": "418", "581": "418",
}  # fmt: skip
"""Area codes laid over an older one that spans two zones: the same ground, the same zones.

Source: the North American Numbering Plan Administrator's relief plans; the library's table knows
one zone for the newer code, or none.
"""


def is_gsm7(body: str) -> bool:
    """Can the text be sent in the plain alphabet?"""
    return GSM_ALL.issuperset(body)


def length(body: str) -> int:
    """Septets in the plain alphabet, else UTF-16 code units."""
    if is_gsm7(body):
        return len(body) + sum(map(GSM_EXTENDED.__contains__, body))
    return len(body.encode("utf-16-le", "surrogatepass")) // 2


def segments(body: str) -> int:
    """How many segments the carrier bills for the text; the empty text is one.

    A sign that takes two units (an escape, a surrogate pair) is never split over two segments.
    """
    plain = is_gsm7(body)
    single, part = (160, 153) if plain else (70, 67)
    if length(body) <= single:
        return 1
    widths = [
        (2 if sign in GSM_EXTENDED else 1) if plain else (2 if ord(sign) > 0xFFFF else 1)
        for sign in body
    ]
    count, room = 1, part
    for width in widths:
        if width > room:
            count, room = count + 1, part
        room -= width
    return count


def to_plain(body: str) -> str:
    """The text with typographic signs replaced by plain ones, so that it costs one segment.

    Accents outside the plain alphabet (á í ó ú) are dropped from their letters; signs that have
    no plain form are kept.
    """
    swapped = unicodedata.normalize("NFC", body).translate(_PLAIN)
    return swapped if is_gsm7(swapped) else "".join(_plain_sign(sign) for sign in swapped)


def _plain_sign(sign: str) -> str:
    if sign in GSM_ALL:
        return sign
    base = unicodedata.normalize("NFD", sign)[0]
    return base if base in GSM_BASIC else sign


@lru_cache(maxsize=4096)
def normalize_phone(written: str, *, region: str = "US") -> str | None:
    """A number as people write it, in E.164; None when it cannot be a whole number.

    Fictional 555-01xx numbers count as possible; a number without its area code does not.
    """
    try:
        number = phonenumbers.parse(written, region)
    except phonenumbers.NumberParseException:
        return None
    length_says = phonenumbers.is_possible_number_with_reason(number)
    if length_says != phonenumbers.ValidationResult.IS_POSSIBLE:
        return None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def is_textable(phone: str) -> bool:
    """Is this a full phone number (E.164), not a short code, a name or a hidden caller?"""
    return phone.startswith("+") and normalize_phone(phone) == phone


def masked(phone: str) -> str:
    """A number as it may stand in a log: only its last four digits."""
    return f"...{phone[-4:]}"


def spoken(phone: str) -> str:
    """A number as it stands in a text, such as 480-933-2328; foreign ones stay in E.164."""
    if phone.startswith("+1") and len(phone) == 12:
        return f"{phone[2:5]}-{phone[5:8]}-{phone[8:]}"
    return phone


@lru_cache(maxsize=4096)
def zones_of(phone: str, *, home: ZoneInfo) -> tuple[ZoneInfo, ...]:
    """The zones the number's owner may live in, by area code; the practice's when unclear.

    Source: the phonenumbers library's table. Of one to four zones all are returned, as quiet
    hours must hold in each; more tell nothing.
    """
    names = _zone_names(phone)
    if not 0 < len(names) <= MOST_ZONES:
        return (home,)
    try:
        return tuple(ZoneInfo(name) for name in names)
    except (ZoneInfoNotFoundError, ValueError):
        return (home,)


def _zone_names(phone: str) -> tuple[str, ...]:
    # Within an area code the next three digits no longer say where somebody lives, since numbers
    # are ported, and the library's answer for the rest of a split code is only one of its zones.
    if phone.startswith("+1"):
        names = _area_zone_names(phone[2:5])
        if 0 < len(names) <= MOST_ZONES:
            return names
    try:
        number = phonenumbers.parse(phone, None)
    except phonenumbers.NumberParseException:
        return ()
    return tuple(number_zones.time_zones_for_number(number))


@lru_cache(maxsize=512)
def _area_zone_names(area_code: str) -> tuple[str, ...]:
    """Every zone that any part of a North American area code lies in, in alphabetical order."""
    prefix = "1" + _LAID_OVER.get(area_code, area_code)
    found = {
        name
        for digits, names in TIMEZONE_DATA.items()
        if digits.startswith(prefix)
        for name in names
    }
    return tuple(sorted(found))
