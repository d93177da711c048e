"""The insults of a contact and what was made of them: noted in their exact words, brought up. None of it is marked."""

from __future__ import annotations

from dataclasses import dataclass

from workstation.desk.state import NOTE_TEXT
from workstation.folding import folded
from workstation.roleplay.customer.role import Role
from workstation.session import hardship
from workstation.session.state import Contact


@dataclass(frozen=True)
class Abuse:
    """``said``: each line, as it was said. ``limit``: the sentence that sets one. ``reported``: it was brought up."""

    said: tuple[str, ...]
    limit: str
    noted: bool
    reported: bool


def read_abuse(contact: Contact, role: Role) -> Abuse | None:
    """None where nobody was insulted. It is noted where the note, or what was brought up, quotes one of the lines."""
    said = tuple(dict.fromkeys(hardship.insults(contact, role)))
    if not said:
        return None
    written = [contact.desk.drafts.get(NOTE_TEXT, ""), *(asked.text for asked in contact.desk.asked)]
    noted = any(_core(line) in folded(text) for line in said for text in written)
    return Abuse(said, hardship.limit(role), noted, hardship.is_reported(contact))


def _core(line: str) -> str:
    return folded(line).strip(" .,;:!?…")
