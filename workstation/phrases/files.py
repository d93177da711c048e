"""Files dropped into a conversation."""

from __future__ import annotations

from collections.abc import Mapping

from workstation.i18n import mark

GROUPS: Mapping[str, Mapping[str, str]] = {
    "file_kind": {
        "pdf": mark("PDF"),
        "image": mark("Image"),
        "text": mark("Text"),
        "document": mark("Document"),
        "table": mark("Table"),
        "page": mark("Web page"),
        "archive": mark("Archive"),
        "program": mark("Program"),
    },
    "file_holds": {
        "card": mark("A payment card: not kept, not passed on, no number copied."),
        "health": mark("Papers on somebody’s health: read no further, kept nowhere."),
        "secret": mark("A code: forgotten at once, written nowhere."),
    },
}
