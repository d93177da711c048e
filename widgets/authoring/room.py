"""Where a trainer works: it looks at the files, proves them, tries them, and keeps the page up to date.

Signals:
    left(): back to Home
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from widgets.asides import Asides
from widgets.authoring.confusing import Confusing
from widgets.authoring.correcting import Correcting
from widgets.authoring.new_dialog import NewDialog
from widgets.authoring.packing import Packing
from widgets.authoring.page import AuthoringPage
from widgets.authoring.proof_pane import ProofPane
from widgets.authoring.proving import Proving
from widgets.authoring.revising import Revising
from widgets.authoring.shelving import Shelving
from widgets.authoring.spelling import Spelling
from widgets.authoring.tryout import TryOut
from widgets.authoring.watching import Watch
from widgets.bridge import monotonic
from widgets.common.theme import Theme
from widgets.dialogs.help_viewer import HelpViewer
from widgets.windows import MainWindow
from workstation.assessment.proving import Proof
from workstation.content.diagnostics import ContentFault, Diagnostic
from workstation.i18n import tr
from workstation.library.authoring import (
    SHIFT,
    Opened,
    mend,
    new_file,
)
from workstation.library.mapping import Mapped, mapped
from workstation.library.sentences import Where, sentences
from workstation.library.settling import settle
from workstation.library.shelf import Shelf
from workstation.library.store import Store
from workstation.library.templates import CHANNELS
from workstation.library.verdict import verdict
from workstation.problem import Problem
from workstation.session.keeping import Profile

log = logging.getLogger(__name__)
GUIDE = "first-roleplay"


class AuthoringRoom(QObject):
    """« Mes jeux de rôle », from its opening to the way home."""

    left = Signal()

    def __init__(
        self,
        window: MainWindow,
        theme: Theme,
        store: Store,
        shelf: Shelf,
        asides: Asides,
        clock: Callable[[], int] = monotonic,
        today: date | None = None,
    ) -> None:
        super().__init__(window)
        self._window, self._theme, self._store, self._shelf, self._asides = window, theme, store, shelf, asides
        self._clock, self._today = clock, today
        self._profile: Profile | None = None
        self._path: Path | None = None
        self._opened: Opened | None = None
        self._told: Callable[[ProofPane], None] = ProofPane.show_idle
        self._stale = False
        self.page: AuthoringPage | None = None
        self.tryout: TryOut | None = None
        self.watch = Watch(self)
        self.watch.changed.connect(self._on_changed)
        self.packing = Packing(window, theme, store, shelf, asides)
        self.packing.stood.connect(self._refresh)
        self.shelving = Shelving(shelf, self.packing, self)
        self.shelving.turned.connect(self._on_turned)
        self.revising = Revising(shelf, self)
        self.confusing = Confusing(shelf, self)
        self.correcting = Correcting(shelf, self)
        self.spelling = Spelling(self)
        self.spelling.found.connect(self._show_opened)
        self.proving = Proving(self)
        self.proving.progressed.connect(self._on_progress)
        self.proving.proved.connect(self._on_proved)
        self.proving.failed.connect(self._on_proof_failed)

    def open(self, profile: Profile) -> None:
        """Show the page."""
        self._profile = profile
        if self._shelf.own is not None:
            try:
                self._shelf.own.mkdir(parents=True, exist_ok=True)
            except OSError as fault:
                log.warning("%s cannot be made: %s", self._shelf.own, fault)
        self._show_page()

    def close(self) -> None:
        """Leave everything in order."""
        self.watch.stop()
        self.proving.cancel()
        self._end_tryout()
        self._tell_proof(ProofPane.show_idle)
        self.shelving.lay()
        self.packing.leave()
        self.revising.leave()
        self.confusing.leave()
        self.correcting.leave()
        self.page = None

    def _show_page(self) -> None:
        self._window.present(self._make_page)
        if self.page is not None:
            chosen = next((card for card in self.page.files.cards if card.isChecked()), None)
            (chosen or self.page.files.new).setFocus()

    def _make_page(self) -> AuthoringPage:
        page = self.page = AuthoringPage(self._theme)
        page.back.connect(self._on_back)
        page.keys_asked.connect(self._asides.show_keys)
        page.guide_asked.connect(self._show_guide)
        page.files.picked.connect(self._on_picked)
        page.files.passed.connect(self.select)
        page.files.new_asked.connect(self._on_new)
        self.packing.serve(page.files.pack)
        self.shelving.serve(page.files)
        self.revising.serve(page.revision)
        self.confusing.serve(page.confusion)
        self.correcting.serve(page.corrections)
        page.source.edit_asked.connect(self._on_edit)
        page.source.folder_asked.connect(self._on_folder)
        page.source.copy_asked.connect(self._on_copy)
        page.source.mend_asked.connect(self._on_mend)
        page.source.try_asked.connect(self._on_try)
        page.source.prove_asked.connect(self._on_prove)
        page.sentences.add_asked.connect(self._on_add)
        page.sentences.settle_asked.connect(self._on_settle)
        page.proof.stop_asked.connect(self._on_stop_proof)
        self._refresh()
        self._told(page.proof)
        if self._stale:
            page.proof.show_stale()
        return page

    # Files

    def select(self, path: Path) -> None:
        """Work on that file."""
        if path != self._path:
            self.proving.cancel()
            self._tell_proof(ProofPane.show_idle)
        self._path = path
        self._show_opened()

    def _on_picked(self, path: Path) -> None:
        self.select(path)
        if self.page is not None:
            self.page.show_source()

    def _refresh(self) -> None:
        """Look at the disk again, and show what is there."""
        found = self.shelving.entries()
        # What is being tried stays, though its file be gone for a moment or for good.
        if self.tryout is None and self._path not in [entry.path for entry in found]:
            self._path = found[0].path if found else None
        if self.page is not None:
            self.page.files.set_entries(found)
        self._show_opened()

    def _show_opened(self) -> None:
        self._opened = self.shelving.open(self._path) if self._path is not None else None
        if self._opened is not None:
            self._opened = self._opened.spelt(self.spelling.look(self._opened))
        self.watch.look_at(self.shelving.to_watch(self._opened))
        self.revising.look(self._opened)
        if self.page is None:
            return
        self.page.source.show_opened(self._opened)
        self.page.texts.show_opened(self._opened, self._shelf)
        beats, line = self._mapped(), self.page.source.line
        self.page.map.show_beats(beats, line)
        self.confusing.look(self._opened, beats, line)
        if self._opened is not None:
            self.page.files.update_entry(self._opened.entry)
            self.page.files.select(self._opened.entry.path)
            self._show_sentences(self._opened.entry.id)

    def _mapped(self) -> tuple[Mapped, ...]:
        roleplay = self._opened.roleplay if self._opened is not None else None
        return mapped(roleplay, self._shelf) if roleplay is not None and roleplay.program is not None else ()

    # Sentences

    def _show_sentences(self, scenario: str) -> None:
        if self.page is None:
            return
        settles = self._profile is not None and self._profile.role == "trainer"
        pane = self.page.sentences
        self.page.count_sentences(pane.show_rows(sentences(self._store, scenario), settles=settles))
        fault = self._shelf.wordings.fault(scenario)
        pane.say(fault, "alert" if fault else "medium")

    def _on_add(self, move: str, wording: str) -> None:
        """Keep a wording beside the role-play: the next session hears it."""
        if self._opened is None or self.page is None:
            return
        try:
            self._shelf.wordings.add(self._opened.entry.id, move, wording)
        except Problem as fault:
            self.page.sentences.say(fault.describe(), "alert")
        else:
            added = tr("“{wording}” is added: it is heard from the next session on.", wording=wording)
            self.page.sentences.say(added, "good")

    def _on_settle(self, where: Where, move: str, why: str) -> None:
        if self._opened is None or self._profile is None or self.page is None:
            return
        with self._asides.telling(tr("The sentence could not be settled")):
            done = settle(self._store, where, move, why, self._profile.id)
            self._show_sentences(self._opened.entry.id)
            told = tr("Settled.") if done else tr("Somebody settled it meanwhile.")
            self.page.sentences.say(told, "good" if done else "medium")

    def _on_turned(self) -> None:
        """Another part of the shelf is worked on: its first file is opened."""
        self.proving.cancel()
        self._tell_proof(ProofPane.show_idle)
        self._path = None
        self._refresh()

    def _on_changed(self) -> None:
        before = self._opened.pinned if self._opened else ""
        self._refresh()
        if self._opened is None:
            return
        if self.page is not None and self._opened.pinned != before:
            self.page.source.say(self._opened.touches, "medium")
            if self.proving.running:
                self._on_stop_proof()
            self._stale = True
            self.page.proof.show_stale()
        if self.tryout is not None:
            self.tryout.saved(self._opened)

    def _on_new(self) -> None:
        NewDialog.ask(self._theme, (*CHANNELS, SHIFT), self._make, self._window)

    def _make(self, channel: str, title: str, language: str) -> None:
        self._show_new(new_file(self._shelf, channel, title, language))

    def _show_new(self, path: Path) -> None:
        self._path = path
        self._tell_proof(ProofPane.show_idle)
        self._refresh()
        if self.page is not None:
            self.page.show_source()

    def _on_copy(self) -> None:
        if self._opened is None or self.page is None:
            return
        try:
            path = self.shelving.copy(self._opened.entry)
        except Problem as problem:
            self.page.source.say(problem.describe())
            return
        self._show_new(path)
        copied = tr("Copied among yours, under another id. This one may be changed.")
        replaced = tr("Copied into the house’s pack, where it takes the place of what ships. It may be changed.")
        self.page.source.say(replaced if self.shelving.of_content else copied, "good")

    def _on_mend(self, fault: Diagnostic) -> None:
        if self.page is None:
            return
        try:
            done = mend(fault)
        except Problem as problem:
            self.page.source.say(problem.describe())
            return
        self._on_changed()
        if done:
            self.page.source.say(tr("Line {n} is put right.", n=fault.place.line), "good")
        else:
            self.page.source.say(tr("The line has changed meanwhile: nothing was written."), "medium")

    def _on_edit(self) -> None:
        if self._opened is not None:
            sentence = tr("No program opened {path}: choose one for .yaml files, or open it from your editor.",
                          path=self._opened.entry.path)  # fmt: skip
            self._open_outside(self._opened.entry.path, sentence)

    def _on_folder(self) -> None:
        if self._opened is not None:
            folder = self._opened.entry.path.parent
            self._open_outside(folder, tr("The folder could not be shown: {path}", path=folder))

    def _open_outside(self, path: Path, otherwise: str) -> None:
        opened = QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
        if self.page is not None:
            self.page.source.say("" if opened else otherwise)

    # Proofs

    def _on_prove(self) -> None:
        roleplay = self._opened.roleplay if self._opened is not None else None
        if roleplay is None or roleplay.program is None or self.page is None:
            return
        try:
            card = self._shelf.scorecard(roleplay.script.channel)
        except ContentFault as fault:
            reason = fault.diagnostics[0].message
            self._tell_proof(lambda pane: pane.show_idle(reason))
            return
        self.page.show_proof()
        self._tell_proof(ProofPane.show_running)
        self.proving.start(roleplay.script_program, card)

    def _on_progress(self, states: int) -> None:
        self._tell_proof(lambda pane: pane.show_running(states))

    def _on_proved(self, proof: Proof) -> None:
        roleplay, shelf = self._opened.roleplay if self._opened is not None else None, self._shelf
        if roleplay is not None and roleplay.program is not None:
            self._tell_proof(lambda pane: pane.show_verdict(verdict(proof, roleplay, shelf)))

    def _on_proof_failed(self, error: Exception) -> None:
        log.error("a proof failed", exc_info=error)
        self._tell_proof(
            lambda pane: pane.show_idle(tr("The proof could not be made: {detail}. The log says more.", detail=error))
        )

    def _on_stop_proof(self) -> None:
        self.proving.cancel()
        self._tell_proof(
            lambda pane: pane.show_idle(tr("The proof was stopped. Nothing is said of what was not explored."))
        )

    def _tell_proof(self, show: Callable[[ProofPane], None]) -> None:
        """Say where the proof stands, now and in every page made afterwards."""
        self._told, self._stale = show, False
        if self.page is not None:
            show(self.page.proof)

    # Trying

    def _on_try(self) -> None:
        if self._opened is None or not self._opened.playable or self._profile is None:
            return
        self.proving.cancel()
        self._tell_proof(ProofPane.show_idle)
        self.packing.leave()
        self.revising.leave()
        self.confusing.leave()
        self.correcting.leave()
        self.page = None
        self.tryout = TryOut(
            self._window, self._theme, self._store, self._shelf, self._asides, self._profile, self._clock, self._today
        )
        self.tryout.ended.connect(self._on_tryout_ended)
        self.tryout.begin(self._opened)

    def _on_tryout_ended(self) -> None:
        self._end_tryout()
        self._show_page()

    def _end_tryout(self) -> None:
        if self.tryout is not None:
            self.tryout.close()
            self.tryout.deleteLater()
            self.tryout = None

    # Around

    def _show_guide(self) -> None:
        HelpViewer(self._theme, self._window, GUIDE).show()

    def _on_back(self) -> None:
        self.close()
        self.left.emit()
