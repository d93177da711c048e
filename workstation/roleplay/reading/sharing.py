"""A role-play with what it takes from the content around it: defaults of its channel, intents, paraphrases."""

from __future__ import annotations

from workstation.channels import CHANNELS
from workstation.content.reading import Block
from workstation.content.yaml_nodes import Mapping, Scalar, Sequence
from workstation.roleplay.reading import defaults, paraphrases
from workstation.roleplay.reading.defaults import Settled
from workstation.roleplay.reading.formats import LANGUAGES
from workstation.roleplay.reading.fragments import Fragments
from workstation.roleplay.reading.intents import Heard, Intent, check_intents, named_in, of_language, take_intents
from workstation.roleplay.reading.paraphrases import Reworded
from workstation.roleplay.reading.shortened import WrittenOut, shortened

_WITH_MOVES = ("beats", "interrupts", "desk")
# « en-UK » is a fault of its own, and what its moves take from intents is no less there.
_FILES = frozenset(map(of_language, LANGUAGES))


def shared(top: Block, fragments: Fragments) -> Block:
    """The role-play, its fragments in place, with what it leaves unwritten. What is read for it is pinned with it."""
    node = top.node
    if fragments.origins.any_shares():
        channel = _in_head(node, "channel", "")
        given = fragments.around(f"{defaults.FOLDER}/{channel}.yaml") if channel in CHANNELS else None
        node = Settled(node, given.node if given else None, fragments.origins).top()
        node = _reworded(node, channel, fragments)
    moves = [inner for key, inner in node.entries if key.value in _WITH_MOVES]
    short = any(map(shortened, moves))
    if of_language(_in_head(node, "language", LANGUAGES[0])) in _FILES and (short or any(map(named_in, moves))):
        heard = _heard(node, top, fragments)
        told = WrittenOut(fragments.intents, lambda: _of_notes(node, fragments), heard.unknown, top.diagnostics)
        written = [
            (key, told.within(heard.within(inner)) if key.value in _WITH_MOVES else inner)
            for key, inner in node.entries
        ]
        node = Mapping(node.place, written)
    return Block(node, top.diagnostics)


def _reworded(node: Mapping, channel: str, fragments: Fragments) -> Mapping:
    language = _in_head(node, "language", LANGUAGES[0])
    found = fragments.around(paraphrases.of_language(language)) if language in LANGUAGES else None
    if found is None:
        return node
    found.take("language")
    reworded = Reworded(found, channel, fragments.origins, _named(node))
    found.done()
    said = [
        (key, reworded.within(key.value, inner) if key.value in _WITH_MOVES else inner) for key, inner in node.entries
    ]
    return Mapping(node.place, said)


def _named(node: Mapping) -> frozenset[str]:
    """The ids of the beats and interrupts."""
    beats, interrupts = node.get("beats"), node.get("interrupts")
    names = [key.value for key, _ in beats.entries] if isinstance(beats, Mapping) else []
    ids = (
        [one.get("id") for one in interrupts.items if isinstance(one, Mapping)]
        if isinstance(interrupts, Sequence)
        else []
    )
    return frozenset([*names, *(one.value for one in ids if isinstance(one, Scalar))])


def _heard(node: Mapping, top: Block, fragments: Fragments) -> Heard:
    language = _in_head(node, "language", LANGUAGES[0])
    for name, spoken in fragments.spoken:
        if spoken and of_language(spoken) != of_language(language):
            top.diagnostics.add("RP152", name.place, name=name.value, there=spoken, here=language)
    found = fragments.around(of_language(language))
    if found is not None:
        take_intents(found, fragments.intents)
        found.done()
    check_intents(fragments.intents, top.diagnostics)
    return Heard(fragments.intents, top.diagnostics, fragments.origins, language, fragments.elsewhere)


def _of_notes(node: Mapping, fragments: Fragments) -> dict[str, Intent]:
    """The intents of the first language, in which notes are written whatever the role-play's."""
    if _in_head(node, "language", LANGUAGES[0]) == LANGUAGES[0]:
        return fragments.intents
    known: dict[str, Intent] = {}
    if found := fragments.around(of_language(LANGUAGES[0])):
        take_intents(found, known)
        found.done()
    return known


def _in_head(top: Mapping, key: str, default: str) -> str:
    head = top.get("scenario")
    node = head.get(key) if isinstance(head, Mapping) else None
    return node.value if isinstance(node, Scalar) else default
