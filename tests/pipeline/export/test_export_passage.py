from __future__ import annotations

import pytest
from sample_registry import ARTICLES, witness

from pipeline.export.passage import LONGEST, MARGIN, passage_of
from schemas import Article, Language, Source


def _source(text: str, quote: str) -> tuple[Source, Article]:
    article = Article(id="a", language=Language.RU, text=text)
    start = text.index(quote)
    source = Source(
        article="a",
        language=Language.RU,
        quote=quote,
        start=start,
        end=start + len(quote),
        confidence=1,
        extractor="x",
    )
    return source, article


def test_a_short_paragraph_is_shown_whole() -> None:
    source = witness("feb-ru", "её фонд превышает 40 тысяч книг")
    cut = passage_of(source, ARTICLES["feb-ru"])
    assert cut.before + cut.quote + cut.after == ARTICLES["feb-ru"].text.split("\n\n")[2]
    assert not cut.cut_before
    assert not cut.cut_after


def test_a_long_paragraph_is_cut_to_the_sentence() -> None:
    cut = passage_of(witness("feb-kk", "1962 жылы ашылған"), ARTICLES["feb-kk"])
    assert cut.before == "Ол "
    assert cut.after.strip().endswith("толық жаңғыртылды.")
    assert cut.cut_before
    assert cut.cut_after


def test_an_endless_sentence_is_cut_between_words() -> None:
    source, article = _source("слово " * 200 + "ЦИТАТА" + " слово" * 200, "ЦИТАТА")
    cut = passage_of(source, article)
    assert len(cut.before) <= MARGIN
    assert len(cut.after) <= MARGIN
    assert cut.before.startswith("слово ")
    assert cut.after.endswith(" слово")


@pytest.mark.parametrize("quote", ["a" * 600, "конец.\n\nНачало"])
def test_the_quote_is_never_cut(quote: str) -> None:
    source, article = _source(f"До. {quote} после.", quote)
    cut = passage_of(source, article)
    assert cut.quote == quote
    assert len(cut.before) + len(cut.after) < LONGEST


def test_a_missing_or_changed_article_leaves_the_bare_quote() -> None:
    source, article = _source("Фонд — 5 книг.", "5 книг")
    changed = article.model_copy(update={"text": "Совсем другой текст"})
    for found in (None, changed):
        cut = passage_of(source, found)
        assert (cut.before, cut.quote, cut.after, cut.found) == ("", "5 книг", "", False)
