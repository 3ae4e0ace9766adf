"""Addresses as envelopes and signs write them: «11-шағынаудан, Алтынсарин даңғылы, 37», «проспект Алтынсарина, 37»."""

from __future__ import annotations

from pipeline.export.grammar import AddressGrammar, AddressPart
from schemas import Address


def address_words(address: Address, grammar: AddressGrammar) -> str:
    """Write an address in one line, parts in the language's own order. Streets are not translated."""
    parts = (_part(address, part, grammar) for part in grammar.order)
    line = ", ".join(part for part in parts if part)
    if address.cross_street:
        line = grammar.corner.format(address=line, cross=address.cross_street)
    return line


def _part(address: Address, part: AddressPart, grammar: AddressGrammar) -> str | None:
    name: str | None = getattr(address, part)
    if name is None:
        return None
    if part == "street":
        return grammar.types[address.type].format(name=name) if address.type else name
    words = grammar.parts[part]
    return (words.numbered if name[0].isdigit() else words.named).format(name=name)
