"""Interviews: the question names the figure, the answer gives its number ("Сколько у вас книг? – Сорок тысяч.")."""

from __future__ import annotations

import re

from extractors.figure_lexicon import FigureLexicon
from extractors.figure_mentions import FigureMention
from extractors.numbers import Number
from extractors.patterns import compile_phrases, phrases_source
from schemas.vocab import NetworkField

# "А читателей?" asks without a word that asks.
_SHORT_QUESTION = 5
# The number stands at the head of the answer: what comes later may count anything.
_HEAD = 45
_STRENGTH = 0.7
_VISITORS = "visitors"


class QuestionReader:
    """Reads the questions of one language and the bare numbers that answer them."""

    def __init__(self, lexicon: FigureLexicon) -> None:
        self._asks = compile_phrases(lexicon.questions.asks)
        self._topics = {
            **{field: compile_phrases(topics) for field, topics in lexicon.questions.network.items()},
            **{row.id: compile_phrases(row.topics) for row in lexicon.figure if row.topics},
        }
        self._periods = {period: compile_phrases(getattr(lexicon.periods, period)) for period in ("day", "month")}
        self._limits = {row.id: (row.least, row.most) for row in lexicon.figure}
        self._answer = re.compile(
            rf"[ ]*(?:$|[.,;:)\"!?]|-[ ]|{phrases_source([*lexicon.verbs, *lexicon.questions.answers])})"
        )
        self._not_answer = re.compile(rf"[ -]*{phrases_source(lexicon.not_figures)}")

    def asked(self, low: str) -> str | None:
        """The figure that a question asks for ("А сколько книг в фонде сейчас?"); None for any other sentence."""
        if "?" not in low:
            return None
        question = low.partition("?")[0]
        ask = self._asks.search(question)
        if ask is None and len(question.strip("- ").split()) > _SHORT_QUESTION:
            return None
        found = []
        for field, topic in self._topics.items():
            match = topic.search(question, ask.start() if ask else 0) or topic.search(question)
            if match:
                found.append((match.start() < (ask.start() if ask else 0), match.start(), field))
        if not found:
            return None
        return self._period(min(found)[2], question)

    def answer(self, low: str, numbers: list[Number], field: str) -> FigureMention | None:
        """The figure of an answer, given the free numbers of its sentence and what was asked for."""
        number = next((item for item in numbers if not item.percent), None)
        if number is None or number.ordinal or number.span or number.start > _HEAD:
            return None
        if self._not_answer.match(low, number.core_end) or not self._answer.match(low, number.end):
            return None
        least, most = self._limits.get(field.partition("_")[0], self._limits.get(field, (1, 1_000_000_000)))
        if not least <= number.value <= most:
            return None
        if field == _VISITORS:
            field = self._period(field, low)
            if field == _VISITORS:
                return None
        return FigureMention(
            number.start,
            number.end,
            field,
            number.value,
            number.comparator,
            network=field.startswith("branches_") and field in {member.value for member in NetworkField},
            strength=_STRENGTH,
        )

    def _period(self, field: str, low: str) -> str:
        if field != _VISITORS:
            return field
        return next((f"{field}_{period}" for period, phrases in self._periods.items() if phrases.search(low)), field)
