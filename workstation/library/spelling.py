"""The spelling of a role-play, as hints: what the adviser and the house say, and a customer who speaks.

A customer who writes does so as people write. Wordings that are heard are not looked at either: people make slips.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from workstation.channels import WRITTEN
from workstation.content.diagnostics import Diagnostic, Diagnostics
from workstation.content.spelling import speller
from workstation.content.yaml_nodes import Mapping, Node, Scalar, parse
from workstation.library.shelf import Roleplay

HOUSE_LANGUAGE = "fr"
_HOUSE = frozenset({"title", "summary", "why", "hint", "whisper", "situation", "aim", "asks"})
_ADVISER = frozenset({"say"})
_CUSTOMER = frozenset({"client", "answer", "adds"})
# What holds names, numbers and references rather than sentences.
_APART = frozenset({"world", "desk", "ring", "persona", "tests", "facts", "dates", "sentences"})
_NAME = re.compile(r"(?<=[^\W\d_] )[A-ZÀ-Þ][^\W\d_]+")
_WORDS = re.compile(r"[^\W\d_]+")


def spelling_faults(roleplay: Roleplay) -> list[Diagnostic]:
    """A hint for each word of the role-play's own file that no dictionary knows; nothing of one that is unreadable."""
    if roleplay.program is None:
        return []
    script = roleplay.script
    customer = "" if script.channel in WRITTEN else script.language[:2]
    languages = dict.fromkeys(_HOUSE, HOUSE_LANGUAGE)
    languages |= dict.fromkeys(_ADVISER, script.language[:2]) | dict.fromkeys(_CUSTOMER, customer)
    found = Diagnostics(str(roleplay.path), roleplay.text)
    tree = parse(roleplay.text, Diagnostics(str(roleplay.path), roleplay.text))
    told = _names(tree, roleplay.text)
    for key, text in _texts(tree, ""):
        checker = speller(languages.get(key, ""))
        if checker is None:
            continue
        for at, word in checker.unknown(text.value):
            if word not in told:
                told.add(word)
                before = text.value[:at].split()
                place = found.within(found.within(text.place, before[-1]) if before else text.place, word)
                found.add("RP158", place, checker.proposed(word), name=word)
    return found.found


def _names(tree: Node | None, text: str) -> set[str]:
    """What is a name here: it stands with a capital within a sentence, or among people, places and references."""
    apart = [node for key, node in tree.entries if key.value in _APART] if isinstance(tree, Mapping) else []
    told = [scalar.value for node in apart for _, scalar in _texts(node, "")]
    return set(_NAME.findall(text)) | {word for value in told for word in _WORDS.findall(value)}


def _texts(node: Node | None, key: str) -> Iterator[tuple[str, Scalar]]:
    """Every text with the key it stands under, in reading order."""
    match node:
        case Scalar():
            yield key, node
        case Mapping(entries=entries):
            at_desk = any(name.value == "desk" for name, _ in entries)
            for name, inner in entries:
                # Beside a deed stands whose dossier it changes, and what was chosen: names and codes.
                if name.value not in _APART and not (at_desk and name.value in ("client", "with")):
                    yield from _texts(inner, name.value)
        case None:
            return
        case _:
            for inner in node.items:
                yield from _texts(inner, key)
