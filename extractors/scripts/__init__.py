"""Kazakh as it is written in other scripts than today's Cyrillic, turned into Cyrillic with a way back.

``to_cyrillic(text)`` gives a ``Transcript``: the Cyrillic text, and for each of its letters the place in the original.
Latin script (the drafts of 2017, 2018 and 2019–2021, the older QazAqparat alphabet, plain ASCII), Arabic script (töte
jazu) and Cyrillic typed with the letters of old 8-bit fonts are read. What is Cyrillic already gives None.

The package needs nothing of a spaCy pipeline, so that it can stand before any::

    transcript = to_cyrillic(text)
    doc = nlp(transcript.text if transcript else text)
    start, end = transcript.span(span.start_char, span.end_char)
"""

from extractors.scripts.convert import to_cyrillic
from extractors.scripts.detect import Script, script_of
from extractors.scripts.transcript import Transcript

__all__ = ["Script", "Transcript", "script_of", "to_cyrillic"]
