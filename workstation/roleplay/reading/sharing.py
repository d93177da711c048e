"""A role-play with what it takes from the content around it: the channel's defaults, the shared intents."""

from __future__ import annotations

from workstation.channels import CHANNELS
from workstation.content.reading import Block
from workstation.content.yaml_nodes import Mapping, Scalar
from workstation.roleplay.reading import defaults
from workstation.roleplay.reading.defaults import Settled
from workstation.roleplay.reading.formats import LANGUAGES
from workstation.roleplay.reading.fragments import Fragments
from workstation.roleplay.reading.intents import Heard, check_intents, named_in, of_language, take_intents

_WITH_MOVES = ("beats", "interrupts", "desk")


def shared(top: Block, fragments: Fragments) -> Block:
    """The role-play, its fragments in place, with what it leaves unwritten. What is read for it is pinned with it."""
    node = top.node
    if fragments.origins.any_shares():
        channel = _in_head(node, "channel", "")
        given = fragments.around(f"{defaults.FOLDER}/{channel}.yaml") if channel in CHANNELS else None
        node = Settled(node, given.node if given else None, fragments.origins).top()
    moves = [inner for key, inner in node.entries if key.value in _WITH_MOVES]
    if _in_head(node, "language", LANGUAGES[0]) in LANGUAGES and any(named_in(inner) for inner in moves):
        heard = _heard(node, top, fragments)
        written = [(key, heard.within(inner) if key.value in _WITH_MOVES else inner) for key, inner in node.entries]
        node = Mapping(node.place, written)
    return Block(node, top.diagnostics)


def _heard(node: Mapping, top: Block, fragments: Fragments) -> Heard:
    language = _in_head(node, "language", LANGUAGES[0])
    for name, spoken in fragments.spoken:
        if spoken and spoken != language:
            top.diagnostics.add("RP152", name.place, name=name.value, there=spoken, here=language)
    found = fragments.around(of_language(language))
    if found is not None:
        take_intents(found, fragments.intents)
        found.done()
    check_intents(fragments.intents, top.diagnostics)
    return Heard(fragments.intents, top.diagnostics, fragments.origins, language, fragments.elsewhere)


def _in_head(top: Mapping, key: str, default: str) -> str:
    head = top.get("scenario")
    node = head.get(key) if isinstance(head, Mapping) else None
    return node.value if isinstance(node, Scalar) else default
