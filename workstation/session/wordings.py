"""The wordings that trainers added to a role-play, as a session pinned them."""

from __future__ import annotations

from workstation.content.reading import finish, open_document


def read_wordings(text: str, file: str) -> dict[str, tuple[str, ...]]:
    """What each move hears besides its own wordings. Raises ``ContentFault``."""
    if not text:
        return {}
    top = open_document(text, file)
    block = top.block("wordings")
    found: dict[str, tuple[str, ...]] = {}
    if block is not None:
        for name, _ in block.node.entries:
            found[name.value] = block.texts(name.value)
    finish(top)
    return found
