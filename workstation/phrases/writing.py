"""What is inserted in a text and shared from the library."""

from __future__ import annotations

from collections.abc import Mapping

from workstation.i18n import mark

GROUPS: Mapping[str, Mapping[str, str]] = {
    "audience": {
        "anyone": mark("For anybody"),
        "client": mark("For an identified client"),
        "holder": mark("For the holder alone"),
    },
    "shared": {
        "chat": mark("Document shared in the chat"),
        "email": mark("Document sent by open e-mail"),
        "secure": mark("Document left in the secure space"),
    },
}
