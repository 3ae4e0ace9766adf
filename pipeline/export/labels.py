"""The interface's words as data: labels of the closed vocabularies and phrases, each in Kazakh, Russian and English."""

from __future__ import annotations

import string
import tomllib
from collections.abc import Callable, Collection
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Self, TypeVar

from pydantic import Field, StringConstraints, ValidationError, model_validator

from schemas import BranchField, ConfigError, Kind, Modality, NetworkField, Service, Status
from schemas.base import Frozen

DATA = Path(__file__).with_name("data")

Word = Annotated[str, StringConstraints(min_length=1)]
Model = TypeVar("Model", bound=Frozen)


class Ui(StrEnum):
    """The interface's languages, in the order in which the switch offers them."""

    KK = "kk"
    RU = "ru"
    EN = "en"


class Trio(Frozen):
    """One text in the interface's three languages."""

    kk: Word
    ru: Word
    en: Word

    @model_validator(mode="after")
    def _same_placeholders(self) -> Self:
        wanted = _placeholders(self.kk)
        for ui in (Ui.RU, Ui.EN):
            if _placeholders(self[ui]) != wanted:
                raise ValueError(f"{ui} has other {{placeholders}} than kk: {self[ui]!r}")
        return self

    def __getitem__(self, ui: Ui) -> str:
        """Return the text in one language."""
        return {Ui.KK: self.kk, Ui.RU: self.ru, Ui.EN: self.en}[ui]

    def format(self, **parts: Trio | str) -> Trio:
        """Fill the placeholders, each language with its own part."""
        return trio(
            lambda ui: self[ui].format(
                **{key: part[ui] if isinstance(part, Trio) else part for key, part in parts.items()}
            )
        )

    @property
    def uniform(self) -> bool:
        """Whether the three languages say the same, so that it need be written only once."""
        return self.kk == self.ru == self.en


class Plural(Frozen):
    """A counted noun: one form for Kazakh, two for English, three for Russian."""

    kk: Annotated[tuple[Word, ...], Field(min_length=1, max_length=1)]
    ru: Annotated[tuple[Word, ...], Field(min_length=3, max_length=3)]
    en: Annotated[tuple[Word, ...], Field(min_length=2, max_length=2)]

    def of(self, count: int) -> Trio:
        """Return the noun with its number in every language."""
        few = count % 10 in (2, 3, 4) and count % 100 not in (12, 13, 14)
        russian = 0 if count % 10 == 1 and count % 100 != 11 else 1 if few else 2
        forms = {Ui.KK: self.kk[0], Ui.RU: self.ru[russian], Ui.EN: self.en[0 if count == 1 else 1]}
        return trio(lambda ui: forms[ui].format(n=count))


class Labels(Frozen):
    """What the closed words of the schemas are called, and the interface's own phrases."""

    kinds: dict[Kind, Trio]
    statuses: dict[Status, Trio]
    modalities: dict[Modality, Trio]
    services: dict[Service, Trio]
    branch_fields: dict[BranchField, Trio]
    network_fields: dict[NetworkField, Trio]
    cities: dict[str, Trio]
    districts: dict[str, dict[str, Trio]]
    plurals: dict[str, Plural]
    phrases: dict[str, Trio]

    @model_validator(mode="after")
    def _nothing_is_nameless(self) -> Self:
        vocabularies: list[tuple[str, type[StrEnum], Collection[StrEnum]]] = [
            ("kinds", Kind, self.kinds),
            ("statuses", Status, self.statuses),
            ("modalities", Modality, self.modalities),
            ("services", Service, self.services),
            ("branch_fields", BranchField, self.branch_fields),
            ("network_fields", NetworkField, self.network_fields),
        ]
        missing = [f"{name}.{word}" for name, words, has in vocabularies for word in words if word not in has]
        if missing:
            raise ValueError(f"no label for {', '.join(missing)}")
        return self

    def field(self, name: str, *, network: bool = False) -> Trio:
        """Return the label of a field of a branch or of the network; the bare name of one that has no label."""
        labels = self.network_fields.items() if network else self.branch_fields.items()
        return next((label for field, label in labels if field == name), same(name))

    def district(self, city: str | None, district: str) -> Trio:
        """Return the district's name; its id where this city's list does not hold it."""
        return self.districts.get(city or "", {}).get(district) or same(district)

    def title(self, city: str | None) -> Trio:
        """Return what the registry of this city is called."""
        if city is None:
            return self.phrases["title"]
        return self.phrases["title_city"].format(city=self.cities.get(city) or same(city))


def trio(say: Callable[[Ui], str]) -> Trio:
    """Gather what ``say`` answers in each of the three languages."""
    return Trio.model_construct(kk=say(Ui.KK), ru=say(Ui.RU), en=say(Ui.EN))


def same(text: str) -> Trio:
    """Wrap a text that no language changes."""
    return trio(lambda _ui: text)


def load_labels(path: Path = DATA / "labels.toml") -> Labels:
    """Read and check the labels. Raises ``ConfigError`` with every fault of the file at once."""
    return load(path, Labels)


def load(path: Path, model: type[Model]) -> Model:
    """Read a data file of this room as its model. Raises ``ConfigError`` with every fault of the file at once."""
    try:
        return model.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except OSError as error:
        raise ConfigError(f"cannot be read: {error.strerror}", where=str(path)) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"is not TOML: {error}", where=str(path)) from error
    except ValidationError as error:
        faults = (f"{'.'.join(map(str, fault['loc']))}: {fault['msg']}" for fault in error.errors())
        raise ConfigError("; ".join(faults), where=str(path)) from error


def _placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}
