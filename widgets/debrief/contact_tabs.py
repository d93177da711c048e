"""The tabs over the debrief of a session of several: the whole, then each of its contacts."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from widgets.common.tabs import TabBar
from widgets.common.theme import Theme
from workstation.i18n import tr

WHOLE = "*"
"""The name of the tab of the whole, where a contact has its id: no id is written so."""


class ContactTabs(TabBar):
    """``contacts``: every contact by id, and who it was; ``current`` is one of them, or ``WHOLE``."""

    def __init__(self, theme: Theme, contacts: Mapping[str, str], current: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.setAccessibleName(tr("Contacts of this session"))
        self.add(WHOLE, tr("The whole shift"))
        for contact, name in contacts.items():
            self.add(contact, name)
        self.select(current)
