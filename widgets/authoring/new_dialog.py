"""A new role-play: its channel, what its customer speaks, and its title; the name of its file follows."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QWidget

from widgets.common.buttons import Button
from widgets.common.fields import LineField
from widgets.common.labels import Label
from widgets.common.placed import nest
from widgets.common.theme import Theme
from widgets.dialogs.sheet import SheetDialog
from workstation.i18n import tr
from workstation.library.template_language import SPOKEN
from workstation.library.templates import slug
from workstation.phrases import phrase
from workstation.problem import Problem

LONGEST = 80


class NewDialog(SheetDialog):
    """Accepted once ``make(channel, title, language)`` made it; what keeps it from it stands under the title."""

    def __init__(
        self,
        theme: Theme,
        channels: Sequence[str],
        make: Callable[[str, str, str], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, tr("New role-play"), 460, parent)
        self._make = make
        self._group = QButtonGroup(self)
        self.body.addWidget(Label(theme, tr("Channel"), "label", "medium"))
        self.channels: dict[str, QRadioButton] = {}
        for channel in channels:
            radio = QRadioButton(phrase("channel", channel))
            radio.setAccessibleName(tr("Channel: {channel}", channel=phrase("channel", channel)))
            self._group.addButton(radio)
            self.channels[channel] = radio
            self.body.addWidget(radio)
        first = next(iter(self.channels.values()), None)
        if first is not None:
            first.setChecked(True)
        self._languages = QButtonGroup(self)
        self.body.addWidget(Label(theme, tr("What the customer speaks"), "label", "medium"))
        self.languages: dict[str, QRadioButton] = {}
        self._place_languages()
        self.body.addWidget(Label(theme, tr("Title"), "label", "medium"))
        self.title = LineField()
        self.title.setMaxLength(LONGEST)
        self.title.setPlaceholderText(tr("Title the recruits read, such as: A missed appointment"))
        self.title.setAccessibleName(tr("Title"))
        self.body.addWidget(self.title)
        self._told = Label(theme, "", "small", "medium", wrap=True)
        self.body.addWidget(self._told)
        self.create_it = Button(theme, tr("Create"), "primary")
        self.leave = Button(theme, tr("Cancel"))
        self.add_gesture(self.leave)
        self.add_gesture(self.create_it)
        self.title.textChanged.connect(self._on_typed)
        self.title.returnPressed.connect(self._on_create)
        self.create_it.clicked.connect(self._on_create)
        self.leave.clicked.connect(self.reject)
        self._on_typed("")
        self._fit()

    def _place_languages(self) -> None:
        row = QHBoxLayout()
        for language in SPOKEN:
            radio = QRadioButton(phrase("language", language))
            radio.setAccessibleName(tr("The customer speaks: {language}", language=phrase("language", language)))
            self._languages.addButton(radio)
            self.languages[language] = radio
            row.addWidget(radio)
        row.addStretch(1)
        nest(self.body, row)
        self.languages[SPOKEN[0]].setChecked(True)

    @classmethod
    def ask(
        cls, theme: Theme, channels: Sequence[str], make: Callable[[str, str, str], None], parent: QWidget | None = None
    ) -> NewDialog:
        """Open the question without waiting."""
        dialog = cls(theme, channels, make, parent)
        dialog.open()
        dialog.title.setFocus()
        return dialog

    @property
    def told(self) -> str:
        """What stands under the title."""
        return self._told.text()

    @property
    def channel(self) -> str:
        """The channel chosen."""
        return next((name for name, radio in self.channels.items() if radio.isChecked()), "")

    @property
    def language(self) -> str:
        """What the customer speaks."""
        return next(name for name, radio in self.languages.items() if radio.isChecked())

    def _on_typed(self, text: str) -> None:
        name = slug(text)
        self.create_it.setEnabled(bool(name))
        follows = tr("The title gives the file its name, and the role-play its id.")
        self._told.setText(tr("File: {name}.yaml", name=name) if name else follows)
        self._told.set_tone("medium")

    def _on_create(self) -> None:
        if not self.create_it.isEnabled():
            return
        try:
            self._make(self.channel, self.title.text().strip(), self.language)
        except Problem as problem:
            self._told.setText(problem.describe())
            self._told.set_tone("alert")
            self._fit()
            return
        self.accept()
