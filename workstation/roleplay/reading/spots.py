"""Where an author wrote each part of a move or a beat, so that a fault is shown under the very word."""

from __future__ import annotations

from workstation.content.diagnostics import Place
from workstation.content.yaml_nodes import Mapping, Scalar, Sequence

WITHIN_MOVE = ("breach",)
_HEAD = ("scenario", "brief", "world")
_NAMED = ("dates", "facts", "files", "vars", "flags", "lift")
WITHIN_BEAT = ("client", "silence", "subjects", "then", "note", "reply")


def spots(node: Mapping, within: tuple[str, ...] = ()) -> dict[str, Place]:
    """Where each key of a block has its value, and each name below it: ``say``, ``score.welcome``, ``flag.promise``.

    ``within``: the keys below which every value is looked for too (``breach.unless``).
    """
    found: dict[str, Place] = {}
    for key, value in node.entries:
        found[key.value] = value.place
        if isinstance(value, Sequence):
            found |= {f"{key.value}.{item.value}": item.place for item in value.items if isinstance(item, Scalar)}
        elif isinstance(value, Scalar):
            found[f"{key.value}.{value.value}"] = value.place
        elif key.value in within:
            found |= {f"{key.value}.{name}": place for name, place in spots(value, within).items()}
        else:
            found |= {f"{key.value}.{name.value}": name.place for name, _ in value.entries}
    return found


def head_spots(top: Mapping) -> dict[str, Place]:
    """The same for a whole file: ``title``, ``client``, ``start``, ``dates.delivery``, ``hold.flag``."""
    found: dict[str, Place] = {}
    for key, value in top.entries:
        found[key.value] = value.place
        if not isinstance(value, Mapping):
            continue
        if key.value in _HEAD:
            found |= {name.value: node.place for name, node in value.entries}
        elif key.value in _NAMED:
            found |= {f"{key.value}.{name.value}": name.place for name, _ in value.entries}
        elif key.value == "hold":
            found |= {f"hold.{name.value}": node.place for name, node in value.entries}
    return found
