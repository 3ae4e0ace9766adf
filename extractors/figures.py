"""Figures: which quantity of a library a number is.

Each number is tried against every figure of the lexicon: the noun that follows it (unit) and the words around it in its
clause (cues). What speaks of a part of the whole, of money or of ages is refused.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractors.figure_changes import ChangeReader, Settled
from extractors.figure_lexicon import FigureLexicon, FigureRow
from extractors.figure_mentions import CLAUSE, FigureMention, first_clause
from extractors.figure_rows import Figure, compiled
from extractors.figure_words import WordedReader
from extractors.numbers import Number
from extractors.patterns import any_phrase, compile_phrases, phrases_source
from schemas.vocab import Comparator

_SENTENCE = re.compile(r";|[.!?] ")
_ASIDE = re.compile(r",[^,]*,")
_NAMED = re.compile(r":([^:;.]{0,4})$")
_BEFORE = 130
_AFTER = 70
_STRONG, _STRONG_WINDOW = 1.5, 40
_WHOLE, _WEAK = 0.5, 0.8
# Of two names of a figure before a number the one that begins first is the head: "the number of computers for readers".
_LABEL = 0.07
_FEWEST_OF_A_YEAR = 300
_VISITORS, _READERS = "visitors", "readers"
_FEWEST_READERS = 50
# The time that a bare number is counted in stands right beside it.
_SHORT = 30
# "We are five" is as often said of a family as of a staff.
_MOST_OF_A_FAMILY = 5
# Smaller numbers behind visits are hours, groups, halls.
_FEWEST_VISITS = 30


@dataclass(frozen=True, slots=True)
class _Around:
    """The words before and behind a number, and those of them that can forbid a reading of it.

    ``bare``: no noun follows it. ``inverted``: its noun stands before it. ``period``: told before the sentence.
    """

    before: str
    after: str
    own_before: str
    own_after: str
    bare: bool
    inverted: str | None
    period: str | None


class FigureReader:
    """Finds the figures of one language in folded sentences."""

    def __init__(self, lexicon: FigureLexicon) -> None:
        fillers = phrases_source(lexicon.fillers)
        self._figures = compiled(lexicon)
        self._not_figure = re.compile(rf"(?:[ ]+{fillers}){{0,1}}[ -]*{phrases_source(lexicon.not_figures)}")
        self._partitive = re.compile(
            rf"{phrases_source(lexicon.partitives)}(?:[ ]+[^\s,;]+){{0,3}}[ ]*$"
            rf"|{phrases_source(lexicon.partitives_adjacent)}[ ]*$"
        )
        self._owner = re.compile(rf"[-\" ]*{phrases_source(lexicon.owners)}[ ]*")
        self._has = re.compile(rf"(?:[ ]+[^\s,]+){{1,4}}[ ]{phrases_source(lexicon.has)}")
        self._of = re.compile(rf"{phrases_source(lexicon.wholes_of)}[ ]+$")
        self._clause = re.compile(rf",[ ]+{phrases_source(lexicon.clauses)}")
        self._joint = re.compile(rf"[ ]+{phrases_source(lexicon.joints)}[ ]+")
        self._beyond = compile_phrases(lexicon.beyond)
        self._increment = re.compile(rf"{phrases_source(lexicon.increments)}[ ]+$")
        self._delta = re.compile(rf"{phrases_source(lexicon.deltas)}[ ]+$")
        self._part = re.compile(rf"[ ]+{phrases_source(lexicon.parts)}")
        # Nothing that is counted follows: the end, a mark, a verb.
        self._bare_number = re.compile(rf"[ ]*(?:$|[.,;:)\"!?]|-[ ]|{phrases_source(lexicon.verbs)})")
        self._copula = re.compile(rf"{phrases_source(lexicon.copulas)}[ ]*$")
        self._inverted = re.compile(rf"({phrases_source(lexicon.inverted)})[ ]+$")
        self._whole = compile_phrases(lexicon.wholes)
        self._periods = {
            period: compile_phrases(getattr(lexicon.periods, period)) for period in ("day", "month", "other", "year")
        }
        self._review = compile_phrases(lexicon.periods.review)
        self._occasion = compile_phrases(lexicon.periods.occasions)
        self._hope = compile_phrases(lexicon.hopes)
        self._parted = re.compile(rf",(?! (?:{any_phrase(lexicon.that)})(?!\w))")
        self._project = compile_phrases(lexicon.projects)
        # "It will have 11 thousand m², that is four floors": no verb of its own.
        self._explains = re.compile(r"(?:[ ,-]+[^\s,.;:]+){0,2}[ ,-]+")
        self._change = ChangeReader(lexicon.change)
        self._year = re.compile(r"\b(20\d\d)(?:-[^\W\d]+)?(?:[ ]+(?!20)[^\s.;,]+){0,5}[ -]*$")
        self._not_year = compile_phrases(lexicon.periods.not_year)
        self._regulars = compile_phrases(lexicon.regulars)
        self._worded = WordedReader(lexicon, {figure.row.id: figure.veto for figure in self._figures})

    def find(
        self, low: str, numbers: list[Number], *, period: str | None = None, before: FigureMention | None = None
    ) -> list[FigureMention]:
        """The figures of a folded sentence, given its free numbers (not those of dates, addresses or names).

        ``period``: the time that the text before it speaks of ("year"). ``before``: the last figure of the sentence
        before, which "now there are eighty" goes on about.
        """
        found: list[FigureMention] = []
        fields: dict[int, FigureMention] = {}
        counting = [number for number in numbers if self._counts(low, number)]
        for settled in self._change.settled(low, counting):
            number = settled.number
            if number.ordinal or number.percent or number.span:
                continue
            mention = self._read(low, settled, period)
            if mention is None and settled.grew_from and self._is_bare(low, number):
                old = fields.get(settled.grew_from.core_start) or self._read_old(low, settled, period)
                mention = old and self._same(old, number)
            if mention is None and settled.denied and found and self._is_bare(low, number):
                mention = self._same(found[-1], number)
            if mention is None and before and not found and self.turns_to_now(low) and self._is_bare(low, number):
                mention = replace(self._same(before, number), supersedes=True)
            mention = mention or self._goes_on(low, settled, found)
            if mention is None:
                continue
            fields[number.core_start] = mention
            if settled.denied:
                found.append(replace(mention, denied=True))
            elif not settled.history and not self._is_former(low, settled, mention):
                found.append(replace(mention, coming=self._is_coming(low, settled, mention, found)))
        return self._latest(low, [*found, *self._worded.find(low, found)])

    def _latest(self, low: str, found: list[FigureMention]) -> list[FigureMention]:
        """The figures without those of an earlier year: "412 in 2024, 468 in 2025"."""
        years = [(mention, self._year.search(low, 0, mention.start)) for mention in found]
        told = [(mention, int(year[1])) for mention, year in years if year]
        old = [
            mention
            for mention, year in told
            if any(other.field == mention.field and later > year for other, later in told)
        ]
        return [mention for mention in found if mention not in old]

    def _is_coming(self, low: str, settled: Settled, mention: FigureMention, found: list[FigureMention]) -> bool:
        """Whether a figure is still to come: its verb says so, a project, or the figure that it only explains."""
        built = any(figure.row.id == mention.field and figure.row.built for figure in self._figures)
        if self._change.coming(low, settled, mention.end, built=built):
            return True
        if not built:
            return False
        last = found[-1] if found else None
        explains = last and last.coming and self._explains.fullmatch(low, last.end, mention.start)
        project = next(self._project.finditer(low, 0, mention.start), None)
        return bool(explains or (project and not self._change.turned(low, project.end(), mention.start)))

    def period(self, low: str) -> str | None:
        """The time that a sentence speaks of, if it is a year: "Итоги года подвели …"."""
        own = self._not_year.sub(" ", low)
        return "year" if self._periods["year"].search(own) and not self._periods["other"].search(own) else None

    def looks_back(self, low: str) -> bool:
        """Whether the head of an article says that it looks back on a year."""
        return self._review.search(low) is not None

    def turns_to_now(self, low: str) -> bool:
        """Whether a sentence sets what holds now against the sentence before it."""
        return self._change.turns_to_now(low)

    def _counts(self, low: str, number: Number) -> bool:
        """Whether a number may count something of a library: neither money nor years, nor what was added."""
        if self._delta.search(low, max(0, number.start - _BEFORE), number.start):
            return False
        return not (self._not_figure.match(low, number.core_end) or self._not_figure.match(low, number.end))

    def _is_bare(self, low: str, number: Number) -> bool:
        return self._bare_number.match(low, number.end) is not None

    def _same(self, mention: FigureMention, number: Number) -> FigureMention:
        return replace(
            mention,
            start=number.start,
            end=number.end,
            value=number.value,
            comparator=number.comparator,
            denied=False,
        )

    def _is_former(self, low: str, settled: Settled, mention: FigureMention) -> bool:
        of_now = any(figure.row.id == mention.field and figure.row.of_now for figure in self._figures)
        return of_now and self._change.former(low, settled, mention.end)

    def _read_old(self, low: str, settled: Settled, period: str | None) -> FigureMention | None:
        """The figure that a number has replaced, where its noun stands there: "с 11 тысяч человек до шести"."""
        old = settled.grew_from
        return self._read(low, Settled(old, (settled.room[0], settled.number.start)), period) if old else None

    def refused(
        self, low: str, numbers: list[Number], found: Sequence[FigureMention], period: str | None
    ) -> list[tuple[int, int]]:
        """Start and end of the numbers that would be figures but for the words that forbid it: a department's stock."""
        taken = {mention.start for mention in found}
        left = [number for number in numbers if number.start not in taken and self._counts(low, number)]
        spans = []
        for settled in self._change.settled(low, left) if left else ():
            number = settled.number
            plain = not (number.ordinal or number.percent or number.span)
            if plain and self._read(low, settled, period, allowed=True):
                spans.append((number.start, number.core_end))
        return spans

    def _read(self, low: str, settled: Settled, period: str | None, *, allowed: bool = False) -> FigureMention | None:
        """The figure that a number is; ``allowed``: whatever else the sentence says of it."""
        number, (last, following) = settled.number, settled.room
        first = settled.grew_from.start if settled.grew_from and settled.grew_from.start >= last else number.start
        before = _last_clause(low[max(last, first - _BEFORE) : first])
        after = first_clause(low[number.core_end : min(following, number.core_end + _AFTER)])
        partial = self._partitive.search(before) or self._increment.search(
            low, max(last, first - _BEFORE), number.start
        )
        own = self._owner.fullmatch(before) and self._has.match(after)
        if partial and not own and not allowed:
            return None
        if last and self._joint.fullmatch(low, last, number.start):
            return None
        if not allowed and (self._part.match(low, number.core_end) or self._beyond.search(low, 0, number.start)):
            return None
        # What is said before a comma belongs to the number before, what behind one to another clause.
        own_before = before.rpartition(",")[2] if last else self._clause.split(before)[-1]
        inverted = self._inverted.search(before)
        bare = self._is_bare(low, number)
        around = _Around(
            before,
            after,
            own_before,
            after.partition(",")[0],
            bare,
            inverted[1] if inverted and bare else None,
            period,
        )
        best: tuple[float, FigureMention] | None = None
        for figure in self._figures:
            scored = self._score(figure, low, number, around, allowed=allowed)
            if scored and (best is None or scored[0] > best[0]):
                best = scored
        if best and around.inverted and best[1].comparator is Comparator.EXACT:
            return replace(best[1], comparator=Comparator.ABOUT)
        return best[1] if best else None

    def _score(
        self, figure: Figure, low: str, number: Number, around: _Around, *, allowed: bool
    ) -> tuple[float, FigureMention] | None:
        row, before, after = figure.row, around.before, around.after
        if not row.least <= number.value <= row.most:
            return None
        if number.compound:
            unit = figure.whole.match(low, number.core_end)
        else:
            unit = figure.unit.match(low, number.core_end) or figure.unit.match(low, number.end)
        cues = list(figure.cue.finditer(before))
        cue_after = figure.cue.search(after)
        cue = bool(cues or cue_after) or (row.periodic and self._timed(around))
        if unit is None and cue and not number.compound:
            unit = figure.cued_unit.match(low, number.core_end) or figure.cued_unit.match(low, number.end)
        label = figure.label.search(before) if around.bare else None
        turned_unit = figure.cued_inverted if cue else figure.inverted
        turned = around.inverted is not None and turned_unit.fullmatch(around.inverted) is not None
        ours = number.in_words and low[number.core_start : number.core_end].endswith(row.endings or ("\0",))
        ours = ours and (cue or number.value > _MOST_OF_A_FAMILY)
        named = bool(unit or label or turned or ours)
        near_cue = bool(cues) or bool(cue_after and cue_after.start() < 30)
        satisfied = (
            number.compound <= bool(unit)
            and {
                "unit": named,
                "either": named or (around.bare and near_cue),
                "both": label is not None or (cue and (named or (row.bare and around.bare and bool(cues)))),
            }[row.need]
        )
        if not satisfied or (row.cue_required and not cue):
            return None
        if row.lived and not allowed and self._is_hoped(low, number):
            return None
        if unit and figure.not_kind.search(low, number.core_end, unit.end()):
            return None
        # "The stock, less what was written off, is …": what is said on the way to the verb is no objection.
        # A bare dash says less than a verb: "books lent - 18 thousand".
        said = bool(cues or label) and self._copula.search(before) is not None
        dash = before.rstrip().endswith("-") and figure.veto.search(_ASIDE.sub(" ", around.own_before))
        sure = allowed or (said and not dash)
        if not sure and figure.veto.search(around.own_before):
            return None
        # "Of 19 thousand books one was lost": what happened to some of them says nothing of their number.
        whole = allowed or number.compound or self._of.search(before) is not None
        if not whole and figure.veto.search(around.own_after):
            return None
        field = self._field(row, number, around, low)
        if field is None:
            return None
        score = 2.0 * named + bool(cues) + 0.5 * bool(cue_after)
        score += _LABEL * min(len(label[0]), _BEFORE) if label else 0
        score += _STRONG * bool(figure.strong.search(around.own_after[:_STRONG_WINDOW]))
        if cues:
            score += 0.5 * (1 - (len(before) - cues[-1].end()) / (len(before) + 1))
        if self._whole.search(around.own_before):
            score += _WHOLE
        strength = min(1.0, score / 3) * (_WEAK if figure.weak.search(around.own_before + around.own_after) else 1)
        end = max(unit.end() if unit else 0, number.end)
        mention = FigureMention(
            number.start, end, field, number.value, number.comparator, row.scope == "network", strength
        )
        return score, mention

    def _is_hoped(self, low: str, number: Number) -> bool:
        """Whether a word of hope stands in the clause of a number: "we hope that 5000 people will come"."""
        for hope in self._hope.finditer(low):
            first, last = sorted([(hope.start(), hope.end()), (number.start, number.core_end)])
            between = low[first[1] : last[0]]
            if not (self._parted.search(between) or _SENTENCE.search(between)):
                return True
        return False

    def _timed(self, around: _Around) -> bool:
        """Whether the time that visits are counted in stands in the clause of a number."""
        clause = self._not_year.sub(" ", f"{around.own_before.rpartition(',')[2]} {around.own_after}")
        return any(pattern.search(clause) for pattern in self._periods.values())

    def _goes_on(self, low: str, settled: Settled, found: list[FigureMention]) -> FigureMention | None:
        """Visits of another time beside those just counted: "180 в день, 4,4 тысячи в месяц"."""
        number, (last, following) = settled.number, settled.room
        if not found or not found[-1].field.startswith(_VISITORS) or not self._is_bare(low, number):
            return None
        if number.value < _FEWEST_VISITS:
            return None
        before = low[max(last, number.start - _SHORT) : number.start]
        after = low[number.core_end : min(following, number.core_end + _SHORT)].partition(",")[0]
        if self._partitive.search(before):
            return None
        for clause in (before.rpartition(",")[2], after):
            for period in ("day", "month", "other", "year"):
                if self._periods[period].search(clause):
                    field = f"{_VISITORS}_{period}"
                    same = period == "other" or any(mention.field == field for mention in found)
                    return None if same else replace(self._same(found[-1], number), field=field)
        return None

    def _field(self, row: FigureRow, number: Number, around: _Around, low: str) -> str | None:
        before_it = (
            around.period == "year"
            and number.value >= _FEWEST_OF_A_YEAR
            and not self._occasion.search(low)
            and not any(self._periods[name].search(low) for name in ("day", "month", "other"))
        )
        if row.needs_year and not (self._periods["year"].search(low) or before_it):
            return None
        if row.id != _VISITORS:
            return row.id
        for told in (f"{around.own_before} {around.own_after}", f"{around.before} {around.after}"):
            clause = self._not_year.sub(" ", told)
            for period in ("day", "month", "other", "year"):
                if self._periods[period].search(clause):
                    return None if period == "other" else f"{_VISITORS}_{period}"
        if self.period(low) or before_it:
            return f"{_VISITORS}_year"
        # "2,500 children go there": they are its readers.
        if self._regulars.search(f"{around.own_before} | {around.own_after}") and number.value >= _FEWEST_READERS:
            return _READERS
        return None


def _last_clause(text: str) -> str:
    # A colon just before the number names it: "Фонд: 40 000", "посещаемость: со 190 до 260".
    return CLAUSE.split(_NAMED.sub(r" \1", text))[-1]
