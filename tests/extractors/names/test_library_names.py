"""Library names in sentences: what is read, how it is written in the nominative, and what is no library at all."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from extractors import data
from extractors.components import kits
from extractors.facts import Context, Place, Said, read_sentence
from extractors.gazetteer import load_gazetteer
from extractors.mentions import LibraryMention, NameLexicon
from extractors.naming import tidy

FOLDER = Path(__file__).parent
LANGUAGES = ("kk", "ru")
# What a mention may say; a key that a case leaves out is expected to be empty (``branch`` for the kind).
FIELDS = ("name", "kind", "eponym", "number", "brand", "alias")


@dataclass(frozen=True)
class Case:
    """One sentence with the mentions expected in it, in their order; ``only`` leaves plain mentions out."""

    language: str
    text: str
    pattern: str
    mentions: list[dict[str, Any]]
    only: str = ""

    def read(self) -> list[LibraryMention]:
        """The mentions that the sentence gives among addresses and everything else that is read."""
        context = Context(None, "almaty", load_gazetteer("almaty"))
        kit = kits()[self.language]
        facts = read_sentence(self.text, Place(0, len(self.text), 1, 0), kit, context, Said())
        return [mention for mention in facts.mentions if not self.only or mention.reference == self.only]


def rows(language: str) -> list[dict[str, Any]]:
    return tomllib.loads((FOLDER / f"{language}.toml").read_text(encoding="utf-8"))["case"]


def cases() -> list[Any]:
    found = []
    for language in LANGUAGES:
        for number, row in enumerate(rows(language), start=1):
            reason = row.pop("xfail", None)
            marks = [pytest.mark.xfail(reason=reason, strict=True)] if reason else []
            case = Case(language=language, **row)
            found.append(pytest.param(case, id=f"{language}-{number}-{case.pattern}", marks=marks))
    return found


def described(mention: LibraryMention, text: str, wanted: dict[str, Any]) -> dict[str, Any]:
    """A mention in the form of the expectation; the case is told only where the expectation asks for it."""
    values = {"quote": text[mention.start : mention.end], "as": mention.reference.value}
    values |= {name: value for name in FIELDS if (value := getattr(mention, name)) and value != "branch"}
    return values | ({"case": mention.case} if "case" in wanted else {})


@pytest.mark.parametrize("case", cases())
def test_mentions(case: Case) -> None:
    found = case.read()
    wanted = case.mentions
    pairs = [*zip(found, wanted, strict=False), *((mention, {}) for mention in found[len(wanted) :])]
    assert [described(mention, case.text, expected) for mention, expected in pairs] == wanted


@pytest.mark.parametrize("case", cases())
def test_names_keep_the_contract(case: Case) -> None:
    """Nominative forms carry no quotation marks and begin with a capital; heads stand inside their mentions."""
    for mention in case.read():
        assert 0 <= mention.start < mention.end <= len(case.text)
        if mention.name is not None:
            assert mention.name == tidy(mention.name)
            assert not set(mention.name) & set('«»"“”„')
        if mention.alias is not None:
            assert mention.alias != mention.name
            assert not set(mention.alias) & set('«»"“”„')


@pytest.mark.parametrize(
    ("language", "numbers"),
    [("kk", [*range(1, 17), 65, 68, 69, 72, 73]), ("ru", [*range(1, 13), 66, 67, 74])],
)
def test_every_pattern_has_a_case(language: str, numbers: list[int]) -> None:
    covered = {row["pattern"] for row in rows(language)}
    assert [number for number in numbers if f"{language}-{number}" not in covered] == []


def test_a_lexicon_with_an_unknown_kind_is_refused() -> None:
    table = tomllib.loads((data.PACKAGE / "kk" / "lexicon" / "names.toml").read_text(encoding="utf-8"))
    table["qualifiers"]["дүкен"] = "shop"
    table["hedas"] = ["кітапхана"]
    with pytest.raises(ValueError, match=r"(?s)qualifiers\.дүкен.*hedas"):
        NameLexicon.model_validate(table)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_case_stands_twice(language: str) -> None:
    texts = [row["text"] for row in rows(language)]
    assert sorted({text for text in texts if texts.count(text) > 1}) == []
