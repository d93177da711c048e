"""The foot of the composer: how to choose, and the buttons."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from widgets.adviser.composer_parts import Main
from widgets.common.buttons import GAP, Button, with_keys
from widgets.common.keycap import KeyCap, cap_size
from widgets.common.labels import Label
from widgets.common.theme import Theme
from widgets.keys import SKIP, WAIT
from workstation.i18n import tr


class ComposerFoot(QWidget):
    """Letters and a hint at the left; at the right what turns elsewhere, makes wait, skips, and the large button."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._several = False
        self._keys: str | None = None
        self._first, self._last = KeyCap(theme, "A"), KeyCap(theme, "D")
        self._caps = (self._first, Label(theme, "–", "small", "medium"), self._last)
        self.hint = Label(theme, "", "small", "medium", elide=True)
        self.turn_to = Button(theme, "", "link")
        self.wait = Button(theme, tr("Ask to wait"), "plain", "large", icon="hourglass")
        self.skip = Button(theme, "", "plain", "large", keys=SKIP.keys, icon="caret-right")
        self.say = Button(theme, "", "primary", "large", keys="Return")
        self._row = QHBoxLayout(self)
        for cap in self._caps:
            self._row.addWidget(cap)
        self._row.addWidget(self.hint)
        self._row.addStretch(1)
        for button in (self.turn_to, self.wait, self.skip, self.say):
            self._row.addWidget(button)
        theme.changed.connect(self._restyle)
        self._restyle()

    def set_tight(self, tight: bool) -> None:
        """Take less height, or not."""
        for button in (self.wait, self.skip, self.say):
            button.set_size("" if tight else "large")
        self._restyle()

    def show_letters(self, letters: Sequence[str]) -> None:
        """The first and the last of the letters that choose, where there are several."""
        self._several = len(letters) > 1
        if self._several:
            self._first.set_keys(letters[0])
            self._last.set_keys(letters[-1])
        self._fit()

    def show_wait(self, sentence: str | None) -> None:
        """Offer to announce a wait by that sentence, or not."""
        self.wait.setVisible(sentence is not None)
        self.wait.set_reason(with_keys(tr("Say: {sentence}", sentence=sentence or ""), WAIT.keys))

    def show_skip(self, shown: bool, *, over: bool, leaves: bool) -> None:
        """Offer to skip what the customer says, to let them hang up, or to send at once what is about to leave."""
        self.skip.setVisible(shown)
        self.skip.setText(tr("Let them hang up") if over else tr("Send now") if leaves else tr("Skip"))
        does = tr("Go straight to the end of the call") if over else tr("Go straight to what the customer says")
        self.skip.set_reason(with_keys(tr("Do not wait for the seconds left") if leaves else does, SKIP.keys))

    def show_main(self, main: Main | None, *, apart: bool) -> None:
        """The large button, or none; ``apart``: what ends a conversation stands at the other end of the line."""
        if (self._row.indexOf(self.say) == 0) != apart:
            self._row.removeWidget(self.say)
            self._row.insertWidget(0 if apart else self._row.count(), self.say)
        self.say.setVisible(main is not None)
        self.say.setText(main.text if main else "")
        if main is not None:
            self.say.set_kind(main.kind)
            self.say.set_icon(main.icon)
            self._keys = main.keys
            self.say.setEnabled(not main.reason)
            self.say.set_reason(main.reason)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the large button its words first."""
        super().resizeEvent(event)
        self._fit()

    def clear(self) -> None:
        """Nothing to do here."""
        self._several = False
        for widget in (self.wait, self.skip, self.say, self.turn_to):
            widget.hide()
        self._fit()

    def _restyle(self) -> None:
        theme = self._theme
        self._row.setContentsMargins(4, theme.pad(2), 4, 0)
        self._row.setSpacing(theme.pad(8))
        self.wait.set_worded(True)
        self._worded = self.wait.sizeHint().width()
        self._fit()

    def _fit(self) -> None:
        """Where room is short, what tells how to choose goes first; to make wait keeps its words as long as they fit.

        Whoever sees the letters on the cards can do without; an hourglass alone tells nobody anything. The words of the
        large buttons come before the keys that press them, which their tooltips say.
        """
        self._fit_keys()
        others = [each for each in (self.turn_to, self.skip, self.say) if not each.isHidden()]
        sides = self._row.contentsMargins()  # the row's own rectangle is none while it is to be laid out again
        room = self.width() - sides.left() - sides.right() - sum(self._across(each) for each in others)
        waits = not self.wait.isHidden()
        self.wait.set_worded(room >= self._worded)
        if waits:
            room -= self._across(self.wait)
        lettered = self._several and (not waits or room >= sum(self._across(each) for each in self._caps))
        for cap in self._caps:
            cap.setVisible(lettered)
        if lettered:
            room -= sum(self._across(each) for each in self._caps)
        led = lettered or not self._several  # « choisir » says nothing without the letters before it
        self.hint.setVisible(led and (not waits or room >= self._across(self.hint)))

    def _fit_keys(self) -> None:
        sides = self._row.contentsMargins()
        room = self.width() - sides.left() - sides.right()
        room -= sum(self._across(each) for each in (self.turn_to,) if not each.isHidden())
        pressed = [(each, keys) for each, keys in ((self.skip, SKIP.keys), (self.say, self._keys)) if keys]
        pressed = [(each, keys) for each, keys in pressed if not each.isHidden()]
        caps = {each: cap_size(self._theme, keys).width() + self._theme.pad(GAP) for each, keys in pressed}
        wide = sum(self._across(each) + (0 if each.keys else caps[each]) for each, _ in pressed)
        for each, keys in pressed:
            each.set_keys(keys if wide <= room else None)
            wide -= 0 if each.keys else caps[each]

    def _across(self, widget: QWidget) -> int:
        return widget.sizeHint().width() + self._row.spacing()
