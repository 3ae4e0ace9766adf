"""What ``tizilim extract --explain`` prints: for each claim its words, its rule, its library and its confidence."""

from __future__ import annotations

import json
from typing import Any

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from extractors.explain import Explanation, Words, explain
from extractors.reader import Study

_UNSURE = 0.5


def as_text(study: Study, console: Console) -> str:
    """Lay the explanations of one record out for people."""
    with console.capture() as captured:
        article = study.record.article
        console.print(Text(article.title or article.text.partition("\n")[0], style="bold underline"), soft_wrap=True)
        library = None
        found = list(explain(study))
        for explanation in found:
            owner = explanation.claim.partition(".")[0]
            if owner != library:
                library = owner
                console.print()
                console.print(_heading(explanation, owner), soft_wrap=True)
            console.print(_claim(explanation))
        if not found:
            console.print("no claim: " + ("no library was found" if study.readings else "no word for a library in it"))
    # The layout fills its lines with blanks, which only get in the way of who pipes or copies it.
    return "\n".join(line.rstrip() for line in captured.get().splitlines())


def as_json(study: Study, indent: int | None) -> str:
    """Write the explanations of one record as JSON."""
    article = study.record.article
    data = {
        "article": {"id": article.id, "url": article.url, "title": article.title, "city": article.city},
        "claims": [explanation.to_data() for explanation in explain(study)],
    }
    return json.dumps(data, ensure_ascii=False, indent=indent)


def _heading(explanation: Explanation, owner: str) -> Text:
    name = "the city's libraries" if owner == "network" else explanation.library or "a library without a name"
    return Text(name, style="bold cyan").append(f"  {owner}", style="not bold dim")


def _claim(explanation: Explanation) -> RenderableType:
    field = explanation.claim.partition(".")[2]
    head = Text("  ").append(field, style="bold").append(f"  {_value(explanation.value)}")
    for key, detail in (("part", explanation.part), ("from", explanation.since)):
        head.append(f"  {key} {detail}" if detail else "")
    if explanation.modality != "stated":
        head.append(f"  {explanation.modality}", style="magenta")
    asserted = explanation.confidence >= _UNSURE
    head.append(f"  {explanation.confidence:.3f}", style="green" if asserted else "yellow")
    head.append("" if asserted else "  kept, not asserted", style="yellow")
    table = Table.grid(padding=(0, 2))
    table.add_column(style="dim", no_wrap=True)
    table.add_column()
    evidence, anchor = explanation.evidence, explanation.anchor
    same = anchor is not None and anchor.sentence_start == evidence.sentence_start
    table.add_row("quote", f"«{evidence.text}»")
    table.add_row("rule", f"{explanation.extractor}: {explanation.rule}")
    table.add_row("sentence", _marked(evidence, anchor if same else None))
    branch = Text(f"by {explanation.tie.value}: {explanation.tie_means}")
    if anchor:
        branch.append(f"; «{anchor.text}»")
    table.add_row("library", branch)
    if anchor and not same:
        table.add_row("spoken of in", _marked(anchor, anchor))
    if explanation.signs:
        table.add_row("signs", "; ".join(explanation.signs))
    factors = " × ".join(f"{reason.value:.3g} {reason.name}" for reason in explanation.reasons)
    table.add_row("odds", f"{factors} = {explanation.confidence:.3f} of being right")
    for rival in explanation.rivals:
        table.add_row("not taken", f"{_value(rival.value)} ({rival.confidence:.3f}) «{rival.quote}»")
    return Group(head, Padding(table, (0, 0, 0, 4)))


def _value(value: Any) -> str:
    """A value in one line: a figure with its comparator, an address part by part."""
    if isinstance(value, dict) and "number" in value:
        return f"{value['comparator']} {value['number']}"
    if isinstance(value, dict):
        return ", ".join(f"{key} {part}" for key, part in value.items() if part is not None)
    return str(value)


def _marked(words: Words, anchor: Words | None) -> Text:
    """A sentence on one line, with the words of the claim and of its library set off."""
    text = Text(words.sentence)
    if anchor:
        left = anchor.start - anchor.sentence_start
        text.stylize("underline", left, left + len(anchor.text))
    if anchor is not words:
        left = words.start - words.sentence_start
        text.stylize("reverse", left, left + len(words.text))
    return text
