"""What could not be read of a data folder, said to whoever opens it."""

from __future__ import annotations

from collections.abc import Iterable

from workstation.i18n import tr


def describe(found: Iterable[tuple[str, str]]) -> str:
    """One sentence for the rows of ``Store.set_aside``."""
    names = ", ".join(_named(kind, name) for kind, name in found)
    return tr(
        "Something that was kept cannot be read any more and is set aside: {names}. The rest is whole.", names=names
    )


def _named(kind: str, name: str) -> str:
    match kind:
        case "session":
            return tr("session {name}", name=name)
        case "profile":
            return tr("profile {name}", name=name)
        case "client":
            return tr("client {name}", name=name)
        case _:
            return tr("score of session {name}", name=name)
