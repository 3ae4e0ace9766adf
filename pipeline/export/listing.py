"""A branch as the page lists it: the columns, what the search finds it by, and its card."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.export.labels import Trio
from pipeline.export.views import ConflictView, FieldView, Narrator, ValueView
from pipeline.export.words import aliases_of
from schemas import Branch, BranchField, Conflict, Language, Quantity
from schemas.edtf import bounds


@dataclass(frozen=True, slots=True)
class Option:
    """A choice of a filter."""

    key: str
    label: Trio


@dataclass(frozen=True, slots=True)
class BranchView:
    """One branch; the sort keys are numbers, -1 where nothing is known."""

    id: str
    title: Trio
    names: dict[str, str]
    aliases: dict[str, tuple[str, ...]]
    kind: Option
    district: Option | None
    cells: dict[str, ValueView | None]
    round_the_clock: bool
    fields: tuple[FieldView, ...]
    conflicts: tuple[ConflictView, ...]
    sources: int
    count: Trio
    first_seen: Trio | None
    last_confirmed: Trio | None
    merged_ids: tuple[str, ...]
    search: str
    by_opened: int
    by_holdings: float

    @property
    def shown(self) -> dict[str, str]:
        """The names by language, a name that both languages share only once."""
        first = {name: language for language, name in reversed(self.names.items())}
        return {language: name for language, name in self.names.items() if first[name] == language}

    @property
    def named(self) -> str:
        """In which languages the branch has a name: ``both``, ``kk``, ``ru`` or ``none``."""
        return "both" if len(self.names) > 1 else next(iter(self.names), "none")


def branch_view(branch: Branch, conflicts: list[Conflict], narrator: Narrator) -> BranchView:
    """Decide all that the page says of one branch."""
    words = narrator.words
    fields = narrator.fields(branch, conflicts)
    cells = {field.key: field.values[0] if field.values else None for field in fields}
    current = {field: state.current[0].value for field, state in branch.fields.items() if state.current}
    hours = cells.get(BranchField.OPENING_HOURS)
    witnesses = source_articles(branch)
    names = {str(language): spoken.name for language, spoken in branch.names.items() if spoken.name}
    aliases = {str(language): aliases_of(branch, language) for language in Language}
    district = current.get(BranchField.DISTRICT)
    opened, holdings = current.get(BranchField.OPENED), current.get(BranchField.HOLDINGS)
    return BranchView(
        id=branch.id,
        title=words.title(branch),
        names={language: names[language] for language in Language if language in names},
        aliases=aliases,
        kind=Option(branch.kind, words.labels.kinds[branch.kind]),
        district=Option(district, words.labels.district(branch.city, district)) if isinstance(district, str) else None,
        cells=cells,
        round_the_clock=bool(hours and hours.pending is None and current[BranchField.OPENING_HOURS] == "24/7"),
        fields=fields,
        conflicts=tuple(narrator.conflict(conflict, branch) for conflict in conflicts),
        sources=len(witnesses),
        count=words.labels.plurals["sources"].of(len(witnesses)),
        first_seen=words.date(branch.first_seen) if branch.first_seen else None,
        last_confirmed=words.date(branch.last_confirmed) if branch.last_confirmed else None,
        merged_ids=branch.merged_ids,
        search=_search_text(branch, names.values(), aliases.values(), fields),
        by_opened=bounds(opened).first.toordinal() if isinstance(opened, str) else -1,
        by_holdings=holdings.number if isinstance(holdings, Quantity) else -1,
    )


def source_articles(branch: Branch) -> set[str]:
    """Collect the ids of the articles behind the branch's current values."""
    return {source.article for state in branch.fields.values() for value in state.current for source in value.sources}


def options(found: Iterable[Option | None]) -> tuple[Option, ...]:
    """List the choices that occur, each once, by their Kazakh labels."""
    unique = {option.key: option for option in found if option}
    return tuple(sorted(unique.values(), key=lambda option: option.label.kk.casefold()))


def _search_text(
    branch: Branch, names: Iterable[str], aliases: Iterable[tuple[str, ...]], fields: tuple[FieldView, ...]
) -> str:
    said = [branch.id, *branch.merged_ids, *names, *(alias for group in aliases for alias in group)]
    for field in fields:
        for value in (*field.values, *field.history):
            said.extend({value.text.kk, value.text.ru, value.text.en})
    return " ".join(sorted(set(" ".join(said).casefold().split())))
