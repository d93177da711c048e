"""The message catalogue. Sources hold English; ``resources/i18n/<lang>/`` holds the others.

Only widgets, the command line and pages call ``tr``: events and states keep codes and values.
"""

from __future__ import annotations

import gettext
from pathlib import Path, PurePath

from workstation.paths import RESOURCES
from workstation.printable import printable

LANGUAGES = ("fr", "en")

_catalogue: gettext.NullTranslations = gettext.NullTranslations()
_language = "en"


def install(language: str, folder: Path = RESOURCES / "i18n") -> None:
    """Speak ``language`` from now on. English needs no catalogue. Raises ``FileNotFoundError`` for an unknown one."""
    global _catalogue, _language  # noqa: PLW0603  one language at a time is what a person can read
    _language = language
    if language == "en":
        _catalogue = gettext.NullTranslations()
    else:
        _catalogue = gettext.translation("workstation", folder, [language])


def language() -> str:
    """The language now spoken: ``fr`` or ``en``."""
    return _language


def tr(message: str, **values: object) -> str:
    """The message in the reader's language, its ``{names}`` filled in by texts that are safe to show."""
    text = _catalogue.gettext(message)
    return text.format(**_safe(values)) if values else text


def trn(one: str, many: str, n: int, **values: object) -> str:
    """The message for ``n`` things; ``{n}`` is filled in too."""
    return _catalogue.ngettext(one, many, n).format(n=n, **_safe(values))


def _safe(values: dict[str, object]) -> dict[str, object]:
    """What fills a message in, each name as it may be shown."""
    return {
        key: printable(str(value)) if isinstance(value, (str, PurePath)) else value for key, value in values.items()
    }


def mark(message: str) -> str:
    """The message unchanged: marks a text kept in a table so that translators see it. Translate it when shown."""
    return message
