"""A reading as others see it: the contract's JSON object, and a few lines for people."""

from __future__ import annotations

from smsbot.core.understanding.reading import Reading


def as_record(reading: Reading) -> dict[str, object]:
    """The object that `smsbot understand --jsonl` writes, but for the id."""
    said_day, said_time = reading.said_day, reading.said_time
    return {
        "intent": reading.intent.value,
        "name": reading.name,
        "windows": [
            [window.start.isoformat(timespec="minutes"), window.end.isoformat(timespec="minutes")]
            for window in reading.windows
        ]
        or None,
        "flags": sorted(flag.value for flag in reading.flags),
        "date": said_day.isoformat() if said_day else None,
        "time": said_time.strftime("%H:%M") if said_time else None,
    }


def describe_reading(reading: Reading) -> list[tuple[str, str]]:
    """What was read and why, as rows of a small table: a heading and a value each."""
    rows = [("intent", reading.intent.value)]
    others = sorted(want.value for want in reading.wants if want is not reading.intent)
    optional = {
        "also": ", ".join(others),
        "language": reading.language.value if reading.language else "",
        "name": reading.name or "",
        "texter": reading.caller or "",
        "flags": ", ".join(sorted(flag.value for flag in reading.flags)),
        "choice": str(reading.choice or ""),
        "rule": reading.rule,
    }
    rows += [(heading, value) for heading, value in optional.items() if value]
    rows += [("window", f"{window.start:%a %b %d %H:%M} to {window.end:%H:%M}")
             for window in reading.windows]  # fmt: skip
    rows += [("option", f"{window.start:%a %b %d %H:%M} to {window.end:%H:%M}")
             for window in reading.options]  # fmt: skip
    return rows
