"""The dossiers that one contact has open, as tabs: shown from the second on, each told apart from its namesake."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from widgets.common.tabs import TabBar
from widgets.common.theme import Theme
from workstation.bank.dossier import Dossier
from workstation.desk.state import OpenedDossier
from workstation.folding import folded
from workstation.i18n import tr

LookUp = Callable[[str], Dossier | None]


class DossierTabs(TabBar):
    """``chosen`` carries whose dossier is wanted."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._shown: tuple[tuple[str, str, bool], ...] = ()
        self.setAccessibleName(tr("Open dossiers"))
        self.hide()

    def show_dossiers(self, opened: Sequence[OpenedDossier], current: str, look_up: LookUp) -> None:
        """Show these; one alone needs no tab. ``look_up`` tells more of those whose names are the same."""
        names = Counter(folded(one.name) for one in opened)
        shown = tuple((one.client, one.name, names[folded(one.name)] > 1) for one in opened)
        if shown != self._shown:
            self._shown = shown
            self.blockSignals(True)
            while self.count():
                self.removeTab(0)
            self.blockSignals(False)
            for client, name, shared in shown:
                self.add(client, _apart(name, look_up(client)) if shared else name)
        if any(client == current for client, *_ in shown):
            self.select(current)
        self.setVisible(len(shown) > 1)


def _apart(name: str, dossier: Dossier | None) -> str:
    """The name, and what tells one of two of that name from the other."""
    if dossier is None:
        return name
    who = dossier.client
    return tr("{name}, {year}, {city}", name=name, year=who.birth_date.year, city=who.address.city)
