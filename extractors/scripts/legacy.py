"""Kazakh Cyrillic whose special letters come from old 8-bit fonts or look-alikes: each is put right, one for one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from pydantic import BaseModel, ConfigDict, Field

from extractors import data
from extractors.scripts.alphabets import FOLDER

# Code points that stand in no Kazakh or Russian text of today: a cheap look decides for nearly all texts.
_MAY_BE = re.compile(
    "[\u0403\u0404\u0407\u0409-\u040c\u040e\u0453\u0454\u0457\u0459-\u045c\u045e\u0472\u0473\u0490\u0491"
    "\u0495\u049d\u04a0\u04a1\u04a4\u04a5\u04b2\u04b3‰¹º¼¾µª¿əƏĸƙɵƟŋƞγƴ]"
)
_ALL_CYRILLIC = "\u0400-\u052f"
_CYRILLIC = "\u0430-\u045f\u0410-\u042f\u0490-\u04ff"
# One such letter may be a slip or a Ukrainian name; a font spoils every line.
_FEWEST = 2


class Font(BaseModel):
    """An old font or habit: what stands in a text, and the letter that was meant."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    telling: str = Field(min_length=1)
    letters: dict[str, str] = Field(min_length=1)


class FontFile(BaseModel):
    """``legacy.toml``."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    fonts: tuple[Font, ...]


@dataclass(frozen=True, slots=True)
class _Repair:
    telling: re.Pattern[str]
    letter: re.Pattern[str]
    meant: dict[str, str]

    def put_right(self, match: re.Match[str]) -> str:
        """The letters that were meant."""
        return "".join(self.meant[letter] for letter in match[0])


@cache
def _repairs() -> tuple[_Repair, ...]:
    fonts = data.load(FontFile, FOLDER / "legacy.toml").fonts
    return tuple(_Repair(_telling(font.telling), _beside_cyrillic(font.letters), font.letters) for font in fonts)


def _beside_cyrillic(letters: dict[str, str]) -> re.Pattern[str]:
    """Such a letter inside a Cyrillic word: a degree sign or a fraction behind a number is none."""
    signs = re.escape("".join(letters))
    return re.compile(rf"(?<=[{_CYRILLIC}])[{signs}]+|[{signs}]+(?=[{_CYRILLIC}])")


def _telling(letters: str) -> re.Pattern[str]:
    """A telling Cyrillic letter anywhere; another sign only inside a Cyrillic word: "20 ºС" is a temperature."""
    own = "".join(letter for letter in letters if re.match(f"[{_ALL_CYRILLIC}]", letter))
    foreign = "".join(letter for letter in letters if letter not in own)
    inside = rf"(?<=[{_CYRILLIC}])[{re.escape(foreign)}](?=[{_CYRILLIC}])"
    return re.compile("|".join(part for part in (f"[{own}]" if own else "", inside if foreign else "") if part))


def repair(text: str) -> str | None:
    """The text with its letters put right, exactly as long; None where there is nothing to mend."""
    if not _MAY_BE.search(text):
        return None
    mended = text
    for fix in _repairs():
        if len(fix.telling.findall(mended)) >= _FEWEST:
            mended = fix.letter.sub(fix.put_right, mended)
    return None if mended == text else mended
