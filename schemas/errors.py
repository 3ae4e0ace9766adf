"""The one exception root. Every failure that a person may meet has a code and says where it happened."""

from __future__ import annotations


class TizilimError(Exception):
    """A failure with a stable code, a sentence, and the place it happened.

    ``code``  a short kebab-case word that documents, logs and quarantine rows agree on;
    ``where`` the file, field or URL a person has to look at.
    """

    code = "error"

    def __init__(self, message: str, *, where: str = "", code: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.where = where
        if code is not None:
            self.code = code

    def __str__(self) -> str:
        return f"{self.where}: {self.message}" if self.where else self.message


class ConfigError(TizilimError):
    """A setting or a data file of ours is wrong: nothing can run."""

    code = "bad-config"


class InputError(TizilimError):
    """An item cannot be read: a single-item command stops, a batch quarantines the item."""

    code = "bad-input"


class StoreError(TizilimError):
    """The database refuses: locked by another writer, or made by another version."""

    code = "store"
