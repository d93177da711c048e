"""The dossiers that one contact has open, as tabs: shown from the second on, each told apart from its namesake."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from widgets.common.tabs import TabBar
from widgets.common.theme import Theme
from workstation.bank.dossier import Client
from workstation.folding import folded
from workstation.i18n import tr


class DossierTabs(TabBar):
    """``chosen`` carries whose dossier is wanted."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._shown: tuple[tuple[str, str], ...] = ()
        self.setAccessibleName(tr("Open dossiers"))
        self.hide()

    def show_clients(self, clients: Sequence[Client], current: str) -> None:
        """Show these; one alone needs no tab."""
        names = Counter(folded(client.name) for client in clients)
        shown = tuple((client.id, _told(client, alone=names[folded(client.name)] == 1)) for client in clients)
        if shown != self._shown:
            self._shown = shown
            self.blockSignals(True)
            while self.count():
                self.removeTab(0)
            self.blockSignals(False)
            for client, words in shown:
                self.add(client, words)
        if any(client == current for client, _ in shown):
            self.select(current)
        self.setVisible(len(shown) > 1)


def _told(client: Client, *, alone: bool) -> str:
    """The name, and for one of two of that name what tells them apart."""
    if alone:
        return client.name
    return tr("{name}, {year}, {city}", name=client.name, year=client.birth_date.year, city=client.address.city)
