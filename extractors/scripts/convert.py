"""The one door: a text in whatever script Kazakh is written, as Cyrillic."""

from __future__ import annotations

from extractors.scripts.arabic import read_arabic
from extractors.scripts.capitals import capitalise
from extractors.scripts.detect import Script, script_of
from extractors.scripts.latin import read_latin
from extractors.scripts.legacy import repair
from extractors.scripts.transcript import Transcript


def to_cyrillic(text: str) -> Transcript | None:
    """The text in today's Kazakh Cyrillic with the way back; None where it is Cyrillic already, or no Kazakh."""
    script = script_of(text)
    if script is Script.LATIN:
        return read_latin(text)
    if script is Script.ARABIC:
        plain = read_arabic(text)
        return Transcript(capitalise(plain.text), plain.starts, plain.ends)
    mended = repair(text)
    if mended is None:
        return None
    return Transcript(mended, range(len(text)), range(1, len(text) + 1))
