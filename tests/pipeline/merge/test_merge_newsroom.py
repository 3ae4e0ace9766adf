"""The newsroom's expected records merge into one branch for each real one, in both languages."""

from __future__ import annotations

from pathlib import Path

import pytest

import corpus
from corpus.gold import Gold, GoldClaim, gold_files, load
from pipeline.merge import IdLedger, Verdict, merge
from schemas import ArticleRecord, Language, article_id

NEWSROOM = Path(corpus.__file__).with_name("newsroom")


def _claim(gold: GoldClaim, text: str) -> dict[str, object]:
    start = text.index(gold.quote)
    said = gold.model_dump(by_alias=True, exclude_none=True, exclude={"quote"})
    evidence = {"start": start, "end": start + len(gold.quote), "quote": gold.quote}
    return {**said, "evidence": evidence, "confidence": 0.9, "extractor": "gold"}


def _record(gold: Gold) -> ArticleRecord:
    text = "\n\n".join((gold.article.title, *gold.article.paragraphs))
    about = gold.article.model_dump(exclude={"paragraphs"})
    branches = [
        {
            "key": f"b{place}",
            "name": one.name,
            "aliases": one.aliases,
            "kind": one.kind,
            "claims": [_claim(claim, text) for claim in one.claims],
        }
        for place, one in enumerate(gold.branches, start=1)
    ]
    network = gold.network and {"name": gold.network.name, "claims": [_claim(one, text) for one in gold.network.claims]}
    article = {**about, "id": article_id(gold.article.url, text), "text": text}
    return ArticleRecord.model_validate({"article": article, "branches": branches, "network": network})


@pytest.fixture(scope="module")
def newsroom():
    golds = [load(file) for file in gold_files(NEWSROOM)]
    records = [_record(gold) for gold in golds]
    truth = {
        f"{one.article.id}/b{place}": branch.identity
        for gold, one in zip(golds, records, strict=True)
        for place, branch in enumerate(gold.branches, start=1)
    }
    return merge(records, IdLedger()), truth


def test_one_branch_for_each_real_one(newsroom):
    result, truth = newsroom
    assert len(result.registry.branches) == len(set(truth.values())) > 0


def test_no_pair_is_falsely_the_same(newsroom):
    result, truth = newsroom
    joined = [one for one in result.decisions if one.verdict is Verdict.SAME]
    assert [one.explain() for one in joined if truth[one.left] != truth[one.right]] == []
    assert {truth[one.left] for one in joined} == set(truth.values())


def test_named_branches_have_names_in_both_languages(newsroom):
    result, _ = newsroom
    named = [one for one in result.registry.branches if any(names.name for names in one.names.values())]
    assert named
    assert all(set(one.names) == set(Language) for one in named)
