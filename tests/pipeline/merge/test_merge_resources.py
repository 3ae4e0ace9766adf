"""The data files of merging: they load, and mistakes in them are all reported, with their place."""

from __future__ import annotations

import tomllib

import pytest
from pydantic import ValidationError

from pipeline.merge import VERSION
from pipeline.merge.resources import DATA, EponymFile, LexiconFile, ScoreFile, data_digest, load_resources


def _read(name):
    return tomllib.loads((DATA / name).read_text(encoding="utf-8"))


def test_all_files_load():
    resources = load_resources()
    assert resources.lexicon.concept
    assert resources.scores.thresholds.ask < resources.scores.thresholds.same


def test_the_version_names_the_data():
    assert VERSION.endswith(data_digest())


def test_no_form_means_two_things():
    lexicon = load_resources().lexicon
    forms = [form for row in (*lexicon.concept, *lexicon.locator) for form in row.forms]
    forms += [row.form for row in lexicon.abbreviation]
    assert sorted({form for form in forms if forms.count(form) > 1}) == []


def test_all_broken_references_are_reported_at_once():
    data = _read("lexicon.toml")
    data["concept"].append({"id": "library", "role": "filler", "forms": ["x"]})
    data["abbreviation"].append({"form": "абв", "concepts": ["nonsense"]})
    data["unique"]["tags"].append("lunar")
    with pytest.raises(ValidationError) as caught:
        LexiconFile.model_validate(data)
    message = str(caught.value)
    assert "concept 'library' is given twice" in message
    assert "'абв' names no concept: 'nonsense'" in message
    assert "unique: no concept has the tag 'lunar'" in message


@pytest.mark.parametrize("form", ["", "Кітапхана", "кітап*хана"])
def test_forms_are_lower_case_with_a_star_at_the_end_only(form):
    data = _read("lexicon.toml")
    data["concept"][0]["forms"] = [form]
    with pytest.raises(ValidationError, match="lower case"):
        LexiconFile.model_validate(data)


def test_a_broken_pattern_is_refused():
    data = _read("lexicon.toml")
    data["numbers"]["count"] = ["("]
    with pytest.raises(ValidationError, match="not a regular expression"):
        LexiconFile.model_validate(data)


def test_thresholds_have_to_be_in_order():
    data = _read("scores.toml")
    data["thresholds"] = {"same": 1.0, "ask": 2.0}
    with pytest.raises(ValidationError, match="below that of 'same'"):
        ScoreFile.model_validate(data)


def test_a_doublet_needs_two_forms():
    data = _read("eponyms.toml")
    data["doublet"].append({"forms": ["Абай"]})
    with pytest.raises(ValidationError, match="doublet"):
        EponymFile.model_validate(data)
