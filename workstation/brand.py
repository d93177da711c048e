"""The name that the program's own pages bear: the bank's, once the content that declares it was read."""

from __future__ import annotations

from collections.abc import Mapping

from workstation.i18n import LANGUAGES, language

_names: dict[str, str] = {}


def bear(names: Mapping[str, str]) -> None:
    """Bear this name from now on, by the language of the screen; the first language's where there is no other."""
    _names.clear()
    _names.update(names)


def bank_name() -> str:
    """The bank's name in the reader's language; nothing until it is known."""
    return _names.get(language()) or _names.get(LANGUAGES[0], "")
