"""« Qui êtes-vous ? »: the first page of the first start, and the way to change person.

Signals:
    chosen(profile_id): somebody who is on the list
    create_asked(name, role, pin): somebody new; the PIN is empty unless the role is trainer
    back(): no change after all
"""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QShowEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from widgets.common.buttons import Button
from widgets.common.labels import Label
from widgets.common.logo import Logo
from widgets.common.pebble import Pebble
from widgets.common.placed import nest
from widgets.common.pressed import Pressed
from widgets.common.scrolled import Scrolled
from widgets.common.surfaces import Card
from widgets.common.theme import Theme
from widgets.home.model import Profile
from widgets.home.profile_form import ProfileForm
from widgets.home.words import role_word
from workstation.brand import bank_name
from workstation.i18n import tr

WIDE = 520


class ProfileButton(Pressed, QAbstractButton):
    """A person on the list."""

    picked = Signal(str)

    def __init__(self, theme: Theme, profile: Profile) -> None:
        super().__init__()
        self._theme, self.profile = theme, profile
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setProperty("focusRadius", 12)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        role = role_word(profile.role)
        self.setAccessibleName(f"{profile.name}, {role}")
        self.setAccessibleDescription(tr("Asks for a PIN") if profile.locked else "")
        self._row = QHBoxLayout(self)
        self._row.addWidget(Pebble(theme, profile.name, profile.id, 40))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(Label(theme, profile.name, "lead", elide=True, weight=700))
        words.addWidget(Label(theme, role, "small", "medium"))
        words.addStretch(1)
        nest(self._row, words, 1)
        self._lock = QLabel()
        self._lock_word = Label(theme, tr("PIN"), "small", "medium")
        self._lock.setVisible(profile.locked)
        self._lock_word.setVisible(profile.locked)
        self._row.addWidget(self._lock)
        self._row.addWidget(self._lock_word)
        self.clicked.connect(self._pick)
        self._restyle()
        theme.changed.connect(self._restyle)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the card."""
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("edge_sharp"), 1))
        painter.setBrush(theme.color("hover" if self.underMouse() or self.isDown() else "panel"))
        radius = theme.radius("card")
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        painter.end()

    def _pick(self) -> None:
        self.picked.emit(self.profile.id)

    def _restyle(self) -> None:
        theme = self._theme
        self._lock.setPixmap(theme.pixmap("closed_level", theme.pad(16), "text_medium"))
        self._row.setContentsMargins(theme.pad(14), theme.pad(9), theme.pad(14), theme.pad(9))
        self._row.setSpacing(theme.pad(12))


class ProfilePage(QWidget):
    """A list when there is somebody on it, a form when there is nobody or a new person comes."""

    chosen = Signal(str)
    create_asked = Signal(str, str, str)
    back = Signal()

    def __init__(
        self,
        theme: Theme,
        profiles: tuple[Profile, ...] = (),
        *,
        may_leave: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._profiles = profiles
        self.buttons = [ProfileButton(theme, profile) for profile in profiles]
        self.form = ProfileForm(theme)
        self.another = Button(theme, tr("Somebody else"), icon="other_person", weight="regular")
        self.list_again = Button(theme, tr("Back to the list"), "link")
        self.leave = Button(theme, tr("Back"), "link")
        self._title = Label(theme, tr("Who are you?"), "h1")
        self._line = Label(theme, "", "body", "medium", wrap=True)
        self._place()
        self.leave.setVisible(may_leave)
        for button in self.buttons:
            button.picked.connect(self.chosen)
        self.form.created.connect(self.create_asked)
        self.another.clicked.connect(self._on_another)
        self.list_again.clicked.connect(self._on_list)
        self.leave.clicked.connect(self.back)
        self._show_form(not profiles)
        self._restyle()
        theme.changed.connect(self._restyle)

    def _place(self) -> None:
        theme = self._theme
        self._card = Card(theme)
        inner = self._inner = QVBoxLayout(self._card)
        inner.addWidget(self._title)
        inner.addWidget(self._line)
        self._list = QWidget()
        people = self._people = QVBoxLayout(self._list)
        people.setContentsMargins(0, 0, 0, 0)
        for button in self.buttons:
            people.addWidget(button)
        inner.addWidget(self._list)
        inner.addWidget(self.form)
        foot = QHBoxLayout()
        foot.addWidget(self.another)
        foot.addWidget(self.list_again)
        foot.addStretch(1)
        foot.addWidget(self.leave)
        nest(inner, foot)
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(Label(theme, tr("Adviser Workstation"), "h2"))
        names.addWidget(Label(theme, tr("{bank} · Training", bank=bank_name()), "small", "medium"))
        self._sign = QHBoxLayout()
        self._sign.addWidget(Logo(theme, 44))
        nest(self._sign, names, 1)
        self._block = QWidget()
        block = self._column = QVBoxLayout(self._block)
        block.addStretch(2)
        nest(block, self._sign)
        block.addWidget(self._card)
        block.addStretch(3)
        across = QWidget()
        row = QHBoxLayout(across)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(self._block)
        row.addStretch(1)
        scroll = Scrolled(across)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)

    def show_problem(self, sentence: str) -> None:
        """Say why the new profile could not be made."""
        self.form.show_problem(sentence)

    def focus_first(self) -> None:
        """Put the focus on the first person, or in the name."""
        if self.form.isHidden() and self.buttons:
            self.buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.form.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        """Put the focus where the answer goes."""
        super().showEvent(event)
        self.focus_first()

    def view_state(self) -> object:
        """Whether somebody new is being written down."""
        return not self.form.isHidden()

    def restore_view(self, state: object) -> None:
        """Show the form, or the list."""
        self._show_form(bool(state))

    def _show_form(self, shown: bool) -> None:
        self._list.setVisible(not shown)
        self.another.setVisible(not shown)
        self.form.setVisible(shown)
        self.list_again.setVisible(shown and bool(self._profiles))
        on_list = tr("Choose your name. What you practise is kept under it, on this computer only.")
        new = tr("Your profile stays on this computer. Nothing leaves it.")
        self._line.setText(new if shown else on_list)

    def _on_another(self) -> None:
        self._show_form(True)
        self.focus_first()

    def _on_list(self) -> None:
        self._show_form(False)
        self.focus_first()

    def _restyle(self) -> None:
        theme = self._theme
        self._block.setFixedWidth(theme.px(WIDE))
        self._column.setContentsMargins(0, theme.pad(24), 0, theme.pad(24))
        self._column.setSpacing(theme.pad(16))
        self._sign.setSpacing(theme.pad(12))
        side = theme.pad(24)
        self._inner.setContentsMargins(side, theme.pad(20), side, side)
        self._inner.setSpacing(theme.pad(12))
        self._people.setSpacing(theme.pad(8))
