"""Articles of the corpus, respelt in every alphabet, give the claims that they give in Cyrillic.

Known losses: a brand of Kazakh words in Latin letters (Kitap Qala) is no brand where all words are Latin; plain ASCII
doesn't tell ң from н, ұ from у in rare words; Arabic script has no capital letters, so that unknown names stay small.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path

import pytest

from extractors.reader import Reader
from schemas.article import Article
from schemas.record import ArticleRecord
from schemas.vocab import Language

sys.path.insert(0, str(Path(__file__).parent))
from respell import respell

TRAIN = Path(__file__).parents[3] / "corpus" / "articles" / "train"
READER = Reader()

# The share of names and claims that are the same.
FLOORS = {
    "acute": 0.99,
    "acute-dotted": 0.98,
    "apostrophe": 0.98,
    "diaeresis": 0.98,
    "diaeresis-dotted-u": 0.96,
    "qazaqparat": 0.98,
    "turkic": 0.95,
    "ascii": 0.95,
    "ascii-k": 0.94,
    "tote": 0.96,
}


def kazakh_articles() -> list[Article]:
    found = []
    for file in sorted(TRAIN.glob("*.gold.json")):
        keys = json.loads(file.read_text(encoding="utf-8"))["article"]
        text = file.with_name(file.name.replace(".gold.json", ".txt")).read_text(encoding="utf-8")
        if keys["language"] == "kk" and sum("\u0400" <= char <= "\u04ff" for char in text) > len(text) / 2:
            found.append(
                Article(
                    id=file.stem,
                    language=Language.KK,
                    published=keys["published"],
                    outlet=keys["outlet"],
                    city=keys["city"],
                    text=text,
                )
            )
    return found


ARTICLES = kazakh_articles()


def told(record: ArticleRecord) -> Counter[tuple[str, ...]]:
    """The names and the claims of a record, without the places where they stand."""
    found: Counter[tuple[str, ...]] = Counter((branch.name or "",) for branch in record.branches)
    found.update((path.partition(".")[2], str(claim.value), claim.modality.value) for path, claim in record.claims())
    return found


CYRILLIC = {article.id: told(READER.read(article)) for article in ARTICLES}


@pytest.mark.parametrize("alphabet", FLOORS)
def test_the_same_claims(alphabet: str) -> None:
    same = expected = surplus = 0
    for article in ARTICLES:
        other = told(READER.read(article.model_copy(update={"text": respell(article.text, alphabet), "title": None})))
        same += (other & CYRILLIC[article.id]).total()
        expected += CYRILLIC[article.id].total()
        surplus += (other - CYRILLIC[article.id]).total()
    assert same >= FLOORS[alphabet] * expected
    assert surplus <= (1 - FLOORS[alphabet]) * expected
