"""A file that the customer dropped, as its row in the conversation: what it is, and whether it may be looked at."""

from __future__ import annotations

from widgets.common.bubbles import Row
from workstation.attachments import MEGABYTE, Attachment, named_kind, standing
from workstation.i18n import tr
from workstation.phrases import phrase


def size_words(size: int) -> str:
    """A size as it is read: « 240 Ko », « 2 Mo », « 1 Go »."""
    if size >= 1_000 * MEGABYTE:
        return tr("{n} GB", n=round(size / (1_000 * MEGABYTE)))
    return tr("{n} MB", n=round(size / MEGABYTE)) if size >= MEGABYTE else tr("{n} KB", n=max(1, round(size / 1_000)))


def row_of(id_: str, at: str, file: Attachment, *, seen: bool) -> Row:
    """The row of a file; ``seen``: what is in it stands there."""
    found, kind = standing(file), phrase("file_kind", file.kind)
    note = f"{kind} · {size_words(file.size)}"
    if found == "lying":
        note += "\n" + tr("The name says {kind}: it stays closed.", kind=phrase("file_kind", named_kind(file.name)))
    elif found == "heavy":
        note += "\n" + tr("Too heavy: it did not come through.")
    elif found == "unsafe":
        note += "\n" + tr("Not opened at the desk.")
    elif seen:
        note += "\n" + (file.sees or tr("Nothing more to be seen in it."))
        note += f"\n{phrase('file_holds', file.holds)}" if file.holds else ""
    sound = found == "sound"
    private = seen and bool(file.holds)  # recognised once it is looked at
    icon, act = "paperclip" if sound and not private else "problem", tr("Look at it") if sound and not seen else ""
    return Row(id_, at, "customer", file.name, note=note, breaks=not sound or private, icon=icon, act=act)
