"""Files that a customer drops into a written conversation: what one says it is, and what it is.

What a file is goes by its content, never by its name: an attachment whose name tells of another kind is the usual way
to have a program opened (ANSSI, « Guide d’hygiène informatique », measures on messaging).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

MEGABYTE = 1_000_000
MARK = "\ufffc"
"""Stands in a text for a file that is dropped there, before the file's id."""

# What may be dropped, and the endings of names that tell of it.
KINDS: Mapping[str, tuple[str, ...]] = {
    "pdf": ("pdf",),
    "image": ("jpg", "jpeg", "png", "heic", "webp", "gif"),
    "text": ("txt", "md"),
    "document": ("doc", "docx", "odt", "rtf"),
    "table": ("xls", "xlsx", "ods", "csv"),
    "page": ("html", "htm"),
    "archive": ("zip", "rar", "7z"),
    "program": ("exe", "js", "bat", "cmd", "scr", "msi", "apk", "jar", "vbs"),
}
VIEWED = frozenset({"pdf", "image", "text", "document", "table"})
"""What a desk shows as a picture of itself. Nothing is ever run, unpacked or fetched."""
LARGEST = 10 * MEGABYTE
"""Bytes: a heavier file does not come through. Design default, in line with what bank messagings take."""

_SIZE = re.compile(r"([0-9]{1,4})\s*(ko|mo|go|kb|mb|gb)", re.IGNORECASE)
_UNITS = {"k": 1_000, "m": MEGABYTE, "g": 1_000 * MEGABYTE}

HOLDS = ("card", "health", "secret")
"""A payment card, papers on somebody's health, a code: read no further, never kept, never passed on (RGPD, 5 and 9)."""

Standing = Literal["sound", "heavy", "lying", "unsafe"]


@dataclass(frozen=True)
class Attachment:
    """A file as it was dropped: its ``name``, the ``kind`` it is, its ``size`` in bytes, what one ``sees`` in it.

    ``holds``: what makes it one that is not kept (``HOLDS``), empty where nothing does.
    """

    name: str
    kind: str
    size: int
    sees: str = ""
    holds: str = ""


def named_kind(name: str) -> str:
    """The kind that a name tells of by its last ending; empty where it tells of none."""
    ending = name.rpartition(".")[2].casefold() if "." in name else ""
    return next((kind for kind, endings in KINDS.items() if ending in endings), "")


def standing(file: Attachment) -> Standing:
    """Whether a file came through and may be looked at: too heavy, not what its name says, not to be opened.

    A name that tells of no kind does not lie.
    """
    if file.size > LARGEST:
        return "heavy"
    named = named_kind(file.name)
    if named and named != file.kind:
        return "lying"
    return "sound" if file.kind in VIEWED else "unsafe"


def size_of(text: str) -> int:
    """« 240 Ko », « 2 Mo », « 1 Go » in bytes; -1 for what is no size."""
    found = _SIZE.fullmatch(text.strip())
    return int(found[1]) * _UNITS[found[2][0].casefold()] if found else -1
