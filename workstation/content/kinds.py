"""A kind of fault of a content file, and how grave it is."""

from __future__ import annotations

from dataclasses import dataclass

QUOTED = "quoted"
"""An edit: the text after the key, put between double quotes."""


@dataclass(frozen=True)
class Kind:
    """A kind of fault. ``message`` and ``cure`` are translated and filled in when shown.

    ``severity``: an ``error`` keeps the file from being used, a ``warning`` is to be mended, a ``hint`` deserves a look
    and may be left. ``about``: what the name in it should have been. The same name at fault in many places of a file is
    told once. ``edit``: how the cure is written into the text, where it is always the same; a word probably meant needs
    none.
    """

    severity: str
    message: str
    cure: str = ""
    about: str = ""
    edit: str = ""


def error(message: str, cure: str = "", about: str = "", edit: str = "") -> Kind:
    """What keeps the file from being used."""
    return Kind("error", message, cure, about, edit)


def warning(message: str, cure: str = "", about: str = "") -> Kind:
    """What is to be mended, though the file can be used."""
    return Kind("warning", message, cure, about)


def hint(message: str, cure: str = "", about: str = "") -> Kind:
    """What deserves a look: the author may well have meant it."""
    return Kind("hint", message, cure, about)
