"""Which part of the shelf is worked on: role-plays and shifts, or a kind of the content they share.

Signals:
    turned(): another part is worked on
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from widgets.authoring.files_pane import FilesPane
from widgets.authoring.packing import Packing
from workstation.library.authoring import Entry, Opened, Verified, copy_of, entries, open_file, to_watch
from workstation.library.content_entries import content_entries, content_to_watch, copy_content, open_content
from workstation.library.content_file import kinds_shown
from workstation.library.kinds import Kind
from workstation.library.shelf import Shelf


class Shelving(QObject):
    """Lists, opens, copies and watches the files of the part worked on.

    Shared content is checked as it is saved; it is laid over what ships once another part is turned to, for every
    role-play is then read again.
    """

    turned = Signal()

    def __init__(self, shelf: Shelf, packing: Packing, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shelf, self._packing = shelf, packing
        self._kind: Kind | None = None
        self._before = ""
        self._verified = Verified()

    @property
    def of_content(self) -> bool:
        """Whether it is shared content that is worked on."""
        return self._kind is not None

    def serve(self, pane: FilesPane) -> None:
        """Answer this pane from now on."""
        pane.set_parts([kind.words for kind in kinds_shown()], self._kind.words if self._kind else "")
        pane.part_chosen.connect(self._on_part)

    def entries(self) -> tuple[Entry, ...]:
        """Every file of the part, as it is on the disk now."""
        if self._kind is None:
            self._shelf.reread()
            return entries(self._shelf)
        return content_entries(self._shelf, self._kind)

    def open(self, path: Path) -> Opened | None:
        """A file of the part; None for one that is gone and leaves nothing to read."""
        if self._kind is None:
            return open_file(self._shelf, path, self._verified)
        return open_content(self._shelf, self._kind, path)

    def copy(self, entry: Entry) -> Path:
        """A copy of a bundled file, to be changed. Raises ``Problem``."""
        if self._kind is None:
            return copy_of(self._shelf, entry)
        return copy_content(self._shelf, entry)

    def to_watch(self, opened: Opened | None) -> tuple[Path, ...]:
        """What may change what is shown."""
        if self._kind is None:
            return to_watch(self._shelf, opened)
        return content_to_watch(self._shelf, self._kind)

    def lay(self) -> None:
        """Lay what was changed in the pack over what ships."""
        if self._kind is not None and self._before != self._stamp():
            self._packing.lay()
            self._before = self._stamp()

    def _on_part(self, words: str) -> None:
        self.lay()
        self._kind = next((kind for kind in kinds_shown() if kind.words == words), None)
        self._before = self._stamp()
        self.turned.emit()

    def _stamp(self) -> str:
        """What the files of the pack are, by name, size and moment of writing."""
        pack = self._shelf.pack
        files = sorted(path for path in pack.rglob("*") if path.is_file()) if pack and pack.is_dir() else []
        stats = [(str(path), path.stat()) for path in files]
        return "\n".join(f"{name} {stat.st_size} {stat.st_mtime_ns}" for name, stat in stats)
