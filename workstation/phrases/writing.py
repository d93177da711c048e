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
    "way": {
        "chat": mark("chat"),
        "email": mark("open e-mail"),
        "secure": mark("secure space"),
    },
    "share": {
        "chat": mark("Send in the chat"),
        "email": mark("Attach to the reply"),
        "secure": mark("Leave in the secure space"),
    },
    "unshared": {
        "channel": mark("Not in the chat or by open e-mail: it goes to the secure space alone."),
        "secret": mark("Not yet: it holds data of the client, whose identity is to be established first."),
        "identity": mark("Not yet: it asks for a higher identity than the one established."),
        "lapsed": mark("Not in force today: take the one that is."),
    },
    "shared": {
        "chat": mark("Document shared in the chat"),
        "email": mark("Document sent by open e-mail"),
        "secure": mark("Document left in the secure space"),
    },
}
