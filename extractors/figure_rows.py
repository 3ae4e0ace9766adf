"""The figures of a lexicon as patterns."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractors.figure_lexicon import FigureLexicon, FigureRow
from extractors.patterns import any_phrase, compile_phrases, phrases_source


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of the lexicon, compiled."""

    row: FigureRow
    unit: re.Pattern[str]
    cued_unit: re.Pattern[str]
    whole: re.Pattern[str]
    inverted: re.Pattern[str]
    cued_inverted: re.Pattern[str]
    cue: re.Pattern[str]
    veto: re.Pattern[str]
    not_kind: re.Pattern[str]
    weak: re.Pattern[str]
    label: re.Pattern[str]
    strong: re.Pattern[str]


def compiled(lexicon: FigureLexicon) -> list[Figure]:
    """The figures of a lexicon in its order."""
    fillers = phrases_source(lexicon.fillers)

    def counted(units: tuple[str, ...], row: FigureRow) -> re.Pattern[str]:
        glued = any_phrase(row.glued if units is row.units else ())
        return re.compile(rf"(?:[ ]+{fillers}){{0,3}}[ ]*{phrases_source(units)}|-(?:{glued})(?!\w)")

    return [
        Figure(
            row=row,
            unit=counted(row.units, row),
            cued_unit=counted(row.cued_units, row),
            whole=counted(row.wholes, row),
            inverted=compile_phrases(row.units),
            cued_inverted=compile_phrases([*row.units, *row.cued_units]),
            cue=compile_phrases(row.cues),
            veto=compile_phrases(row.vetoes),
            not_kind=compile_phrases(row.not_kinds),
            weak=compile_phrases(row.weak),
            label=re.compile(rf"{phrases_source(row.labels)}(?:[ ]+[^\W\d]+){{0,5}}[\" :-]*$"),
            strong=compile_phrases(row.strong),
        )
        for row in lexicon.figure
    ]
