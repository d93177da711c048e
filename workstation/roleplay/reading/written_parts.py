"""How a note and a reply are judged: what they must hold, what they must not, and their facets."""

from __future__ import annotations

import re
from collections.abc import Callable

from workstation.content.reading import Block
from workstation.content.yaml_nodes import Mapping, Scalar, Sequence
from workstation.i18n import mark
from workstation.roleplay import model as m
from workstation.roleplay.reading.spots import spots

Points = Callable[[Block], tuple[tuple[str, int], ...]]
_FOUND = re.compile(r"""found\(\s*(?:'([^']+)'|"([^"]+)")\s*\)""")


def families_asked(moves: tuple[m.Move, ...]) -> tuple[str, ...]:
    """The families that outcomes ask for: ``found('judgement')``."""
    conditions = [move.when.text for move in moves if move.when]
    return tuple(dict.fromkeys(one or two for text in conditions for one, two in _FOUND.findall(text)))


def read_facets(block: Block, points: Points, key: str = "facets") -> tuple[m.Facet, ...]:
    """What the text may say, each judged alone. ``points``: how a ``score`` is read."""
    return tuple(_facet(item, points) for item in block.blocks(key))


def _facet(block: Block, points: Points) -> m.Facet:
    name = block.ident("id")
    found = m.Facet(
        id=name,
        says=block.texts("says"),
        denied=block.flag("denied"),
        claims=block.text("claims"),
        score=points(block),
        flags=block.texts("flag"),
        critical=block.flag("critical"),
        why=block.text("why"),
        place=block.place,
        spots=spots(block.node),
    )
    if not found.says and name not in m.CHOICES:
        block.take("says", required=True)
    block.done()
    return found


def read_parts(block: Block, points: Points) -> tuple[m.Part, ...]:
    """What a sentence has to say, part by part."""
    return tuple(_part(item, points) for item in block.blocks("parts"))


def _part(block: Block, points: Points) -> m.Part:
    found = m.Part(
        block.ident("id"),
        block.text("title", required=True),
        block.texts("says"),
        block.text("client"),
        points(block),
        block.place,
    )
    if not found.says:
        block.take("says", required=True)
    block.done()
    return found


def read_elements(block: Block, key: str) -> tuple[m.Element, ...]:
    """What the text must hold, the older way."""
    return tuple(_element(item) for item in block.blocks(key))


def _element(block: Block) -> m.Element:
    found = m.Element(block.ident("id"), block.texts("any"), block.text("why"))
    block.done()
    return found


def read_unwanted(block: Block) -> tuple[tuple[str, ...], tuple[m.Element, ...]]:
    """The families that a reply must not hold, and the wordings."""
    families, never = [], []
    node = block.take("must_not")
    for item in node.items if isinstance(node, Sequence) else [node] if node else []:
        if isinstance(item, Mapping):
            never.append(_element(Block(item, block.diagnostics)))
        elif isinstance(item, Scalar):
            families.append(item.value)
        else:
            block.wrong("must_not", item, mark("families of words, or blocks such as {id: …, any: […], why: …}"))
    return tuple(families), tuple(never)
