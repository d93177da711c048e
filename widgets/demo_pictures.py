"""The pictures of a demonstration: each stage of the desk the first time it is there, and the report beside them."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from workstation.i18n import tr
from workstation.session.state import Contact, SessionState


def _identity(contact: Contact, least: int, most: int) -> bool:
    identity = contact.desk.identity(contact.desk.current) if contact.desk.current else None
    return identity is not None and least <= identity.level < most


def _open(state: SessionState) -> list[Contact]:
    return [contact for contact in state.contacts.values() if contact.phase in ("talking", "held", "wrap_up")]


def _beside(state: SessionState, contact: Contact) -> bool:
    """Somebody is offered while another is in hand."""
    return contact.phase != "ringing" and any(one.phase == "ringing" for one in state.contacts.values())


def _waiting(contact: Contact) -> bool:
    identities = contact.desk.identities.values()
    return any(identity.waiting for identity in identities)


STAGES: dict[str, Callable[[SessionState, Contact], bool]] = {
    "not-ready": lambda _, one: one.phase == "queued",
    "ringing": lambda _, one: one.phase == "ringing",
    "beside": _beside,
    "two-in-hand": lambda state, one: len(_open(state)) == 2 and one.talk.your_turn,
    "three-in-hand": lambda state, one: len(_open(state)) == 3 and one.talk.your_turn,
    "talking": lambda _, one: one.phase == "talking" and len(one.lines) >= 3 and one.talk.your_turn,
    "masked-dossier": lambda _, one: _waiting(one) and _identity(one, 0, 2),
    "open-dossier": lambda _, one: _identity(one, 2, 4) and bool(one.desk.sections) and one.talk.your_turn,
    "hold": lambda _, one: one.phase == "held" and not one.consult.leg,
    "colleague": lambda _, one: one.consult.leg == "speaks" and len(one.consult.told) >= 2,
    "note": lambda _, one: one.phase == "wrap_up" and bool(one.desk.drafts.get("note")),
}
"""What is worth a picture, of the session and its contact in hand."""


MOST_LOOKS = 20
"""A window that never rests is taken as it is."""


class Pictures:
    """Those of one demonstration, numbered as they are taken in ``folder``."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._taken: list[str] = []
        self.seen: list[str] = []
        self.pending = ""
        """The picture that is due once the window has come to rest."""
        self._last: QImage | None = None
        self._looks = 0

    def stage(self, state: SessionState) -> str:
        """The name of a stage seen for the first time, if there is one."""
        contact = state.in_hand
        if contact is None:
            return ""
        return next((name for name, there in STAGES.items() if name not in self.seen and there(state, contact)), "")

    def ask(self, name: str) -> None:
        """A picture of that name is due."""
        self.seen.append(name)
        self.pending = name

    def shoot(self, window: QWidget) -> bool:
        """Take the picture that is due, if there is one; False while the window still changes: look again.

        Raises ``OSError`` when it cannot be written.
        """
        if not self.pending:
            return True
        seen = window.grab().toImage()
        if seen != self._last and self._looks < MOST_LOOKS:
            self._last, self._looks = seen, self._looks + 1
            return False
        name, self.pending = self.pending, ""
        self._last, self._looks = None, 0
        self._folder.mkdir(parents=True, exist_ok=True)
        file = f"{len(self._taken) + 1:02d}-{name}.png"
        if not seen.save(str(self._folder / file)):
            raise OSError(f"{self._folder / file} cannot be written")
        self._taken.append(file)
        return True

    def close(self, report: str) -> None:
        """Write the report beside them, if there is one, and say what there is."""
        if report:
            page = self._folder / "report.html"
            page.write_text(report, encoding="utf-8")
            sys.stderr.write(tr("Report: {path}", path=page) + "\n")
        names = ", ".join(self._taken)
        sys.stderr.write(tr("Pictures in {folder}: {names}", folder=self._folder, names=names) + "\n")
