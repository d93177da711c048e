"""The top bar of the pages outside the desk: the mark, where one may go, the keys, and one's own menu."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from widgets.common.buttons import Button, with_keys
from widgets.common.labels import Label
from widgets.common.logo import Logo
from widgets.common.pebble import initials, paint_pebble
from widgets.common.pressed import Pressed
from widgets.common.surfaces import Panel
from widgets.common.tabs import TabBar
from widgets.common.theme import Theme
from widgets.common.tips import tip
from widgets.home.model import Profile
from widgets.keys import HELP
from workstation.brand import bank_name
from workstation.i18n import tr

PAGES = ("home", "reports", "authoring")


def page_word(page: str) -> str:
    """A page's name on the bar."""
    return {"home": tr("Home"), "reports": tr("Reports"), "authoring": tr("My role-plays")}[page]


class Avatar(Pressed, QAbstractButton):
    """The pebble of whoever sits here; it opens their menu."""

    def __init__(self, theme: Theme, size: int = 34, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._size = theme, size
        self._name, self._id = "", ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setProperty("focusRadius", size / 2)
        theme.changed.connect(self._restyle)

    def set_person(self, name: str, person: str) -> None:
        """Stand for this person."""
        self._name, self._id = name, person
        self.update()

    def sizeHint(self) -> QSize:
        """A square."""
        side = self._theme.pad(self._size)
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        """Never squeezed."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The down arrow opens the menu as Enter and the space bar do."""
        if event.key() == Qt.Key.Key_Down:
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the pebble."""
        painter = QPainter(self)
        paint_pebble(painter, self._theme, QRectF(self.rect()), initials(self._name), self._id)
        painter.end()

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()


class PageBar(Panel):
    """The bar. It says what is asked; the window answers.

    ``page_asked`` carries one of ``PAGES``; ``back`` is the arrow of a page that was opened from another.
    """

    page_asked = Signal(str)
    back = Signal()
    help_asked = Signal()
    guide_asked = Signal()
    settings_asked = Signal()
    profile_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "bar", parent)
        self._pages: tuple[str, ...] = ()
        self._profile: Profile | None = None
        self._product = Label(theme, "", "body", "bar", weight=700)
        self._bank = Label(theme, "", "meta", "bar_quiet")
        self._tabs = TabBar(theme, on_bar=True)
        self._back = Button(theme, "", "bar", icon="back")
        self._title = Label(theme, "", "body", "bar", elide=True, weight=700)
        self._subtitle = Label(theme, "", "meta", "bar_quiet", elide=True)
        self._keys = Button(theme, "", "bar", "small", icon="keys", keys="F1", weight="regular")
        self._avatar = Avatar(theme)
        self._menu = QMenu(self)
        self._place()
        self._tabs.chosen.connect(self.page_asked)
        self._back.clicked.connect(self.back)
        self._keys.clicked.connect(self._ask_help)
        self._f1 = QAction(self)
        self._f1.setShortcut(QKeySequence(HELP.keys))
        self._f1.triggered.connect(self._ask_help)
        self.addAction(self._f1)
        self._avatar.clicked.connect(self._open_menu)
        self.set_pages(("home",))
        self.set_profile(None)
        self._close_title()
        self.retranslate()
        self._restyle()
        theme.changed.connect(self._restyle)

    def _place(self) -> None:
        self._names, self._titles = QWidget(), QWidget()
        for holder, upper, lower in (
            (self._names, self._product, self._bank),
            (self._titles, self._title, self._subtitle),
        ):
            column = QVBoxLayout(holder)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(0)
            column.addStretch(1)
            column.addWidget(upper)
            column.addWidget(lower)
            column.addStretch(1)
        self._row = QHBoxLayout(self)
        self._row.addWidget(Logo(self._theme))
        self._row.addWidget(self._names)
        self._row.addWidget(self._tabs)
        self._row.addWidget(self._back)
        self._row.addWidget(self._titles, 100)
        self._row.addStretch(1)
        self._row.addWidget(self._keys)
        self._row.addWidget(self._avatar)
        for button in (self._keys, self._avatar):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # what they open gives the keyboard back where it was

    def set_pages(self, pages: tuple[str, ...]) -> None:
        """Offer these pages, among ``PAGES``; a page that has nothing to show is left out."""
        if pages == self._pages:
            return
        current = self._tabs.current_name()
        self._tabs.blockSignals(True)
        while self._tabs.count():
            self._tabs.removeTab(0)
        self._tabs.blockSignals(False)
        self._pages = pages
        for page in pages:
            self._tabs.add(page, page_word(page))
        if current in pages:
            self._tabs.select(current)

    def select(self, page: str) -> None:
        """Show which page is open. Raises ``KeyError`` for one that is not offered."""
        self._tabs.select(page)

    def set_profile(self, profile: Profile | None) -> None:
        """Whose menu it is; without anybody the menu is not there."""
        self._profile = profile
        self._avatar.setVisible(profile is not None)
        self._tabs.setVisible(profile is not None and self._back.isHidden())
        if profile is not None:
            self._avatar.set_person(profile.name, profile.id)
        self.retranslate()

    def set_title(self, title: str, subtitle: str = "") -> None:
        """Show a page opened from another: an arrow back and what the page is about, instead of the tabs."""
        self._title.setText(title)
        self._subtitle.setText(subtitle)
        for each in (self._back, self._titles):
            each.show()
        for each in (self._names, self._tabs):
            each.hide()

    def _close_title(self) -> None:
        self._back.hide()
        self._titles.hide()

    def show_bank(self) -> None:
        """Say whose training this is, once it is known."""
        bank = bank_name()
        self._bank.setText(tr("{bank} · Training", bank=bank) if bank else "")

    def retranslate(self) -> None:
        """Say everything again, in the language spoken now."""
        self._product.setText(tr("Adviser Workstation"))
        self.show_bank()
        self._tabs.setAccessibleName(tr("Pages"))
        for page in self._pages:
            self._tabs.set_text(page, page_word(page))
        self._back.setText(tr("Home"))
        self._keys.setText(tr("Keys"))
        self._f1.setText(tr("All the keys"))
        self._keys.setToolTip(tip(with_keys(tr("All the keys"), "F1")))
        name = self._profile.name if self._profile else ""
        self._avatar.setAccessibleName(tr("{name}: profile and settings", name=name))
        self._avatar.setToolTip(tip(self._avatar.accessibleName()))

    def _open_menu(self) -> None:
        menu, icon = self._menu, self._theme.icon
        menu.clear()
        menu.addAction(icon("settings"), tr("Settings"), self._ask_settings)
        menu.addAction(icon("sheet"), tr("First call guide"), self._ask_guide)
        menu.addSeparator()
        menu.addAction(icon("other_person"), tr("Change profile"), self._ask_profile)
        corner = self._avatar.mapToGlobal(QPoint(self._avatar.width(), self._avatar.height() + self._theme.pad(6)))
        menu.popup(corner - QPoint(menu.sizeHint().width(), 0))

    def _ask_help(self) -> None:
        self.help_asked.emit()

    def _ask_settings(self) -> None:
        self.settings_asked.emit()

    def _ask_guide(self) -> None:
        self.guide_asked.emit()

    def _ask_profile(self) -> None:
        self.profile_asked.emit()

    def _restyle(self) -> None:
        theme = self._theme
        self._row.setContentsMargins(theme.pad(14), 0, theme.pad(14), 0)
        self._row.setSpacing(theme.pad(12))
        self._names.setContentsMargins(0, 0, theme.pad(18), 0)
        self.setFixedHeight(theme.px(56))
