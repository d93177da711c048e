"""The files at the left: the trainer's own, then the bundled ones."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from widgets.authoring.file_card import FileCard
from widgets.authoring.pack_line import PackLine
from widgets.common.buttons import Button
from widgets.common.labels import Label
from widgets.common.placed import let_go, nest
from widgets.common.pressed import Choice
from widgets.common.scrolled import Scrolled
from widgets.common.surfaces import Panel
from widgets.common.theme import Theme
from workstation.i18n import tr
from workstation.library.authoring import Entry


class FilesPane(Panel):
    """``picked`` carries the path of a file to work on, ``passed`` that of one the arrows go through.

    ``part_chosen``: the kind of shared content to list, in its words; nothing for role-plays and shifts.
    """

    picked = Signal(object)
    passed = Signal(object)
    new_asked = Signal()
    guide_asked = Signal()
    part_chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "hollow", parent)
        self._cards: dict[Path, FileCard] = {}
        self._group = QButtonGroup(self)
        self.part = Choice()
        self.part.setAccessibleName(tr("What is worked on"))
        self.part.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.part.activated.connect(self._on_part)
        self.new = Button(theme, tr("New…"), icon="add")
        self.new.clicked.connect(self.new_asked)
        self.guide = Button(theme, tr("How to write one"), "link", "small", icon="sheet", weight="regular")
        self.guide.clicked.connect(self.guide_asked)
        self.pack = PackLine(theme)
        self._mine = Label(theme, tr("Mine"), "label", "medium")
        self._none = Label(theme, "", "small", "medium", wrap=True)
        self._bundled = Label(theme, tr("Bundled, read-only"), "label", "medium")
        self._inner = QWidget()
        self._column = QVBoxLayout(self._inner)
        self._scroll = Scrolled(self._inner)
        self._outer = QVBoxLayout(self)
        self._ringed = QVBoxLayout(), QVBoxLayout()
        over, under = self._ringed
        over.addWidget(self.part)
        over.addWidget(self.new)
        under.addWidget(self.guide, 0, Qt.AlignmentFlag.AlignLeft)
        nest(self._outer, over)
        self._outer.addWidget(self._scroll, 1)
        self._outer.addWidget(self.pack)
        nest(self._outer, under)
        self._restyle()
        theme.changed.connect(self._restyle)

    def set_parts(self, kinds: Sequence[str], current: str) -> None:
        """The kinds of shared content that may be listed in the place of role-plays and shifts, each in its words."""
        self.part.clear()
        self.part.addItem(tr("Role-plays and shifts"), "")
        for words in sorted(kinds, key=tr):
            self.part.addItem(tr(words), words)
        self.part.setCurrentIndex(max(0, self.part.findData(current)))
        self._show_part(current)

    def _show_part(self, words: str) -> None:
        self.new.setVisible(not words)
        none = tr("None yet. “New…” begins one from a template; “Copy to change” starts from a bundled one.")
        none_shared = tr(
            "None yet. “Copy to change” puts a bundled one in the house’s pack, and what ships stays as it is."
        )
        self._none.setText(none_shared if words else none)

    def _on_part(self, index: int) -> None:
        words = str(self.part.itemData(index))
        self._show_part(words)
        self.part_chosen.emit(words)

    @property
    def cards(self) -> tuple[FileCard, ...]:
        """The cards, in the order they are read."""
        return tuple(self._cards.values())

    def set_entries(self, entries: Sequence[Entry]) -> None:
        """Show these files; a card whose file is still there stays the same card."""
        focused = next((path for path, card in self._cards.items() if card.hasFocus()), None)
        paths = [entry.path for entry in entries]
        for path in [path for path in self._cards if path not in paths]:
            card = self._cards.pop(path)
            self._group.removeButton(card)
            card.hide()
            card.deleteLater()
        let_go(self._column)
        known, self._cards = self._cards, {}
        own = [entry for entry in entries if entry.own]
        self._column.addWidget(self._mine)
        self._none.setVisible(not own)
        self._column.addWidget(self._none)
        for entry in entries:
            if entry is next((one for one in entries if not one.own), None):
                self._column.addWidget(self._bundled)
            self._column.addWidget(self._card(entry, known))
        self._bundled.setVisible(len(own) < len(entries))
        self._column.addStretch(1)
        if focused is not None and focused in self._cards:
            self._cards[focused].setFocus()

    def _card(self, entry: Entry, known: dict[Path, FileCard]) -> FileCard:
        card = known.get(entry.path)
        if card is None:
            card = FileCard(self._theme, entry, self._inner)
            card.picked.connect(self.picked)
            card.moved.connect(self._on_moved)
            self._group.addButton(card)
        else:
            card.show_entry(entry)
        self._cards[entry.path] = card
        return card

    def update_entry(self, entry: Entry) -> None:
        """What is known of one file has changed."""
        if entry.path in self._cards:
            self._cards[entry.path].show_entry(entry)

    def select(self, path: Path) -> None:
        """Show which file is open."""
        card = self._cards.get(path)
        if card is not None:
            card.setChecked(True)
            self._scroll.ensureWidgetVisible(card, 0, self._theme.pad(12))

    def _on_moved(self, card: FileCard, by: int) -> None:
        cards = list(self._cards.values())
        after = cards[(cards.index(card) + by) % len(cards)]
        after.setFocus(Qt.FocusReason.OtherFocusReason)
        after.setChecked(True)
        self.passed.emit(after.entry.path)

    def _restyle(self) -> None:
        theme = self._theme
        side, ring = theme.pad(16), 4
        self._outer.setContentsMargins(side - ring, theme.pad(16), side - ring - 2, theme.pad(8))
        self._outer.setSpacing(theme.pad(10))
        # The focus ring lies outside its control: a scroll area would cut it.
        self._column.setContentsMargins(ring, ring, ring, theme.pad(12))
        for beside in self._ringed:
            beside.setContentsMargins(ring, 0, ring + 2, 0)
            beside.setSpacing(theme.pad(10))
        self._column.setSpacing(theme.pad(8))
