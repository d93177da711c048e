"""The note's place during a call: the box, and under it what to know of it, or the word to mend."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from widgets.adviser.composer_parts import Beside
from widgets.adviser.dock import SIDE
from widgets.adviser.note_form import NoteEditor
from widgets.adviser.note_lint import LintStrip, Spot
from widgets.bridge import Bridge
from widgets.common.keycap import KeyCap
from widgets.common.labels import Label
from widgets.common.placed import nest
from widgets.common.surfaces import Panel
from widgets.common.theme import Theme
from widgets.panes import key_of
from workstation.i18n import tr


class NotePane(Panel):
    """Holds the editor; with its own title where it stands alone, without one under a tab.

    ``grown`` says that a word to mend asks for more room, or no longer does.
    """

    grown = Signal()

    def __init__(self, theme: Theme, bridge: Bridge, editor: NoteEditor, parent: QWidget | None = None) -> None:
        super().__init__(theme, "hollow", parent)
        self._theme, self._bridge, self._editor = theme, bridge, editor
        self._title = QWidget()
        head = QHBoxLayout(self._title)
        head.setContentsMargins(0, 0, 0, 0)
        self._name = Label(theme, "", "h3")
        head.addWidget(self._name, 1)
        head.addWidget(KeyCap(theme, key_of("note")))
        self._saved = Beside(theme)
        self._read = Label(theme, "", "small", "medium", elide=True)
        self._strip = LintStrip(theme)
        self._strip.replace_asked.connect(editor.mend)
        self._strip.hide()
        editor.spotted.connect(self._spotted)
        foot = QHBoxLayout()
        foot.addWidget(self._saved, 1)
        foot.addWidget(self._read)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._title)
        self._column.addWidget(editor, 1)
        self._column.addWidget(self._strip)
        nest(self._column, foot)
        bridge.happened.connect(self._happened)
        theme.changed.connect(self._restyle)
        self._restyle()

    def set_titled(self, titled: bool) -> None:
        """Show the title, or leave it to a tab."""
        self._title.setVisible(titled)

    @property
    def mending(self) -> bool:
        """Whether a word is to be mended."""
        return not self._strip.isHidden()

    def _spotted(self, spot: Spot | None) -> None:
        shown = spot is not None
        if spot is not None:
            self._strip.show_spot(spot)
        if shown != self.mending:
            self._strip.setVisible(shown)
            self.grown.emit()

    def _happened(self, _entries: object, _state: object) -> None:
        self._say()

    def _say(self) -> None:
        self._name.setText(tr("Note"))
        contact = self._bridge.contact()
        open_now = contact is not None and self._editor.writable(contact)
        words = tr("Saved as you type") if open_now else tr("The note opens with the contact.")
        self._saved.tell(words, needed=not open_now)
        self._read.setText(tr("The person may read it") if open_now else "")

    def _restyle(self) -> None:
        side = self._theme.pad(SIDE)
        self._column.setContentsMargins(side, self._theme.pad(10), side, self._theme.pad(8))
        self._column.setSpacing(self._theme.pad(5))
        self._say()
