"""The trainer's screens: a file with faults, a file that is proved, what was not understood, a try-out at the desk."""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path

from PySide6.QtWidgets import QWidget

from tests.support import desk_stages as stages
from widgets.authoring.new_dialog import NewDialog
from widgets.authoring.page import AuthoringPage
from widgets.authoring.try_bar import TryBar
from widgets.common.theme import Theme
from workstation.assessment.proving import prove
from workstation.i18n import language
from workstation.library.authoring import Opened, copy_of, entries, open_file
from workstation.library.sentences import Move, Sentence, Where
from workstation.library.shelf import Shelf
from workstation.library.templates import CHANNELS
from workstation.library.verdict import Verdict, verdict

FAULTS = (("score: {welcome: 2}", "score: {welcom: 2}"), ("    whisper:", "    whispr:"), ("motif: MOY", "motif: MAY"))
UNCLEAR = (
    Sentence(
        "contested", "Je regarde ce que je peux faire pour vous.", "take", heard="Promettre un geste",
        why="je n’ai rien promis", moves=(Move("take_charge", "Prendre en charge · annoncer la suite"),),
        where=Where("s1", "c1", 12),
    ),
    Sentence(
        "asked", "Vous pouvez me redonner la date de votre anniversaire, s’il vous plaît ?", "identify", 4,
        heard="Demander la date de naissance", likely=(Move("ask_birth", "Demander la date de naissance"),),
    ),
    Sentence("unclear", "ok je regarde", "take"),
)  # fmt: skip


@cache
def shelf() -> Shelf:
    """A trainer's folder with one role-play in it, whose faults are an author's usual ones."""
    made = Shelf(own=Path(tempfile.mkdtemp(prefix="roleplays")) / "roleplays")
    path = copy_of(made, next(entry for entry in entries(made) if entry.id == stages.ONE_OWNER))
    text = path.read_text(encoding="utf-8")
    for right, wrong in FAULTS:
        text = text.replace(right, wrong, 1)
    path.write_text(text, encoding="utf-8")
    made.reread()
    return made


def opened(index: int) -> Opened:
    """A file of that shelf: the first is the trainer's own."""
    return open_file(shelf(), entries(shelf())[index].path)


def found() -> Verdict:
    """What is proved of a bundled role-play, cut short so that it has something to say of every kind."""
    return _found(language())


@cache
def _found(_language: str) -> Verdict:
    one = stages.roleplay(stages.ONE_OWNER)
    return verdict(prove(one.script_program, shelf().scorecard("call"), limit=400, plays=50), one, shelf())


def page_of(theme: Theme, index: int) -> AuthoringPage:
    """The page with one of its files open."""
    page = AuthoringPage(theme)
    page.files.set_entries(entries(shelf()))
    work = opened(index)
    page.source.show_opened(work)
    page.files.update_entry(work.entry)
    page.files.select(work.entry.path)
    return page


def faulty(theme: Theme) -> AuthoringPage:
    """A file that does not check, at its first fault."""
    page = page_of(theme, 0)
    page.source.go_to(page.source.fault_rows[0].fault)
    return page


def proved(theme: Theme) -> AuthoringPage:
    """A bundled one, and its verdict."""
    page = page_of(theme, 1)
    page.proof.show_verdict(found())
    page.show_proof()
    return page


def unclear(theme: Theme) -> AuthoringPage:
    """The sentences nobody understood."""
    page = page_of(theme, 1)
    page.count_sentences(page.sentences.show_rows(UNCLEAR, settles=True))
    page.show_proof()
    turn_to(page, "sentences")
    return page


def new_dialog(theme: Theme, under: QWidget) -> NewDialog:
    """A title being typed."""
    dialog = NewDialog(theme, CHANNELS, _nothing, under)
    dialog.title.setText("Un rendez-vous manqué")
    return dialog


def try_bar(theme: Theme) -> TryBar:
    """A save that was replayed in part."""
    bar = TryBar(theme, "Perte de carte dans le tramway (copie)")
    bar.say("Le geste « ask_name » n’existe plus : arrêté après « take_charge ».", "now")
    return bar


def _nothing(_channel: str, _title: str, _language: str) -> None:
    """Make nothing."""


def turn_to(page: AuthoringPage, name: str) -> None:
    """Open a tab beside the text, as a click would."""
    tabs = page.aside_tabs
    tabs.setCurrentIndex(next(n for n in range(tabs.count()) if tabs.tabData(n) == name))
