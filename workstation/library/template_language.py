"""What is said in a template, in the customer's language: ``resources/templates/said/LANGUAGE.yaml``, text by text.

Titles, hints, whispers, reasons and the note stay in the house's language, French, in which the templates are written.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import lru_cache

from workstation.content.diagnostics import Diagnostics
from workstation.content.files import read_file
from workstation.content.yaml_nodes import Mapping, Node, Scalar, Sequence, parse
from workstation.paths import RESOURCES
from workstation.roleplay.reading.formats import LANGUAGES

SAID = RESOURCES / "templates" / "said"
SPOKEN = tuple(language[:2] for language in LANGUAGES)
"""What customers may speak, as it is typed; the first is that of the templates."""
_SAID = frozenset({"say", "hears", "answer", "client", "calm", "tense", "adds", "subject"})
_WHERE_WRITTEN = {"reply": "says", "replies": "text"}  # what the adviser writes to the customer


def spoken_in(template: str, language: str) -> str:
    """The template with what is said in it in that language; one that lacks a text keeps it in French."""
    said = _said(language)
    lines = template.split("\n")
    for one in sorted(customers(template), key=lambda one: (one.place.line, -one.place.column)):
        line, at = lines[one.place.line - 1], one.place.column - 1
        end = line.index('"', at + 1) + 1
        words = said.get(_plain(one.value), one.value)
        lines[one.place.line - 1] = line[:at] + json.dumps(words, ensure_ascii=False) + line[end:]
    whole = next(one for one in LANGUAGES if one.startswith(language))
    channel = next(n for n, line in enumerate(lines) if line.startswith("  channel:"))
    return "\n".join([*lines[: channel + 1], f"  language: {whole}", *lines[channel + 1 :]])


def customers(template: str) -> Iterator[Scalar]:
    """The texts that are in the customer's language."""
    top = parse(template, Diagnostics("template", template))
    return _within(top, "", "") if top else iter(())


def _within(node: Node, key: str, inside: str) -> Iterator[Scalar]:
    """``inside``: the block of a reply, or of the texts of replies, that the node stands in."""
    if isinstance(node, Scalar):
        if node.quoted and (key in _SAID or key == _WHERE_WRITTEN.get(inside)):
            yield node
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from _within(item, key, inside)
    else:
        for name, value in node.entries:
            if name.value != "world":
                yield from _within(value, name.value, name.value if name.value in _WHERE_WRITTEN else inside)


@lru_cache
def _said(language: str) -> dict[str, str]:
    text = read_file(SAID / f"{language}.yaml")
    top = parse(text, Diagnostics(f"{language}.yaml", text))
    entries = top.entries if isinstance(top, Mapping) else []
    return {_plain(french.value): said.value for french, said in entries if isinstance(said, Scalar)}


def _plain(text: str) -> str:
    """A text whatever its spaces: those before a sign may not break."""
    return " ".join(text.split())
