"""A content file read and then used for all it is worth: whatever is wrong with it must be said in a diagnostic."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

from tests.support.content import BUNDLED, unread
from workstation.assessment.proof_faults import proof_faults
from workstation.assessment.proving import prove
from workstation.assessment.scorecard import read_scorecard
from workstation.bank.dispositions import read_dispositions
from workstation.bank.people import read_person
from workstation.content.diagnostics import ContentFault, Diagnostic
from workstation.content.figures import read_figures, values_on
from workstation.content.guide import read_guide
from workstation.content.sheets import read_sheet, unknown_figures
from workstation.content.text import render_text
from workstation.dataset.people import SmallBank, record_of
from workstation.library.drawn import played_faults
from workstation.library.playing import PlayFault, walk
from workstation.library.shelf import Roleplay, Shelf, read_roleplay
from workstation.roleplay.judging.rule_files import read_rule_file
from workstation.roleplay.reading.includes import Kept
from workstation.roleplay.reading.loader import load_with
from workstation.roleplay.reading.trying import check_fragments
from workstation.roleplay.recognition import Matcher, Offer, read_words

STATES = 300
TODAY = date(2026, 11, 24)
SAID = "Je bloque votre carte, puis-je avoir votre nom ? Non, pas de médecin."


def shelf() -> Shelf:
    """The bundled content."""
    return BUNDLED


@cache
def fragments() -> dict[str, str]:
    """The bundled files that role-plays are put together from, by the name they are read under."""
    folders = [shelf().root / name for name in ("fragments", "defaults", "intents", "objections")]
    paths = [path for folder in folders for path in sorted(folder.glob("*.yaml"))]
    return {f"{path.parent.name}/{path.name}": path.read_text(encoding="utf-8") for path in paths}


def play_roleplay(text: str, name: str, included: dict[str, str] | None = None) -> list[Diagnostic]:
    """Load, check, run its tests, explore a little, prove, play at random."""
    loaded = load_with(text, name, shelf().around, Kept({**fragments(), **(included or {})}))
    one = Roleplay(Path(name), text, loaded.program, tuple(loaded.warnings), tuple(loaded.includes.items()))
    said = [*loaded.warnings, *played_faults(one, shelf())]
    proof = prove(loaded.program, shelf().scorecard(loaded.program.script.channel), STATES, plays=2)
    said += proof_faults(proof, loaded.program.script, name, text)
    for seed in (1, 2):
        try:
            walk(one, shelf(), seed)
        except PlayFault:
            continue  # a dead end: what the proof is there to tell
    return said


def _fragments(text: str, name: str) -> None:
    """A file of fragments, by itself and in the first role-play that it comes to."""
    key = f"fragments/{Path(name).name}"
    check_fragments(text, name, Kept({**fragments(), key: text}))
    for one in [one for one in shelf().roleplays if key in dict(one.includes)][:1]:
        play_roleplay(one.text, str(one.path), {key: text})


def _person(text: str, name: str) -> None:
    person = read_person(text, name)
    bank = SmallBank([record_of(person)])
    bank.search(person.dossier.client.last_name)
    bank.load(person.client, TODAY)
    changed = unread()
    changed.__dict__["people"] = {**shelf().people, Path(name).stem: replace(person, slug=Path(name).stem)}
    played = [one.path for one in shelf().roleplays if one.program and one.script.client == Path(name).stem]
    for one in (read_roleplay(path, changed.around, changed.folders) for path in played):
        if one.program:
            try:
                walk(one, changed, 1)
            except PlayFault:
                continue


def _scorecard(text: str, name: str) -> None:
    card = read_scorecard(text, name)
    changed = unread()
    changed.__dict__["scorecard"] = lambda channel: card
    for path in list(changed.roleplay_paths())[:1]:
        one = read_roleplay(path, changed.around, changed.folders)
        played_faults(one, changed)
        if one.program:
            prove(one.program, card, STATES, plays=2)


def _sheet(text: str, name: str) -> None:
    sheet = read_sheet(text, name)
    values = values_on(shelf().figures, TODAY)
    if unknown_figures(text, name, values):
        return
    render_text(sheet.body, {**shelf().house.values, "figures": values})


def _figures(text: str, name: str) -> None:
    values_on(read_figures(text, name), TODAY)


def _dispositions(text: str, name: str) -> None:
    found = read_dispositions(text, name)
    for _, leaf in found.leaves():
        found.nearest(leaf.code)


def _words(text: str, name: str) -> None:
    matcher = Matcher(read_words(text, name))
    matcher.recognise(SAID, [Offer("a", "Je bloque votre carte."), Offer("b", "Votre nom, s’il vous plaît ?")])


USES: dict[str, Callable[[str, str], object]] = {
    "roleplays": play_roleplay,
    "fragments": _fragments,
    "people": _person,
    "scorecards": _scorecard,
    "guides": read_guide,
    "sheets": _sheet,
    "recognition": _words,
    "figures.yaml": _figures,
    "dispositions.yaml": _dispositions,
    "rules": lambda text, name: read_rule_file(text, name).findings(SAID),
}


def files() -> list[Path]:
    """Every bundled content file."""
    root = shelf().root
    found = [*root.rglob("*.yaml"), *(root / "sheets").glob("*.md")]
    return sorted(path for path in found if _kind(path) in USES)


def _kind(path: Path) -> str:
    return path.relative_to(shelf().root).parts[0]


def use(path: Path, text: str) -> list[Diagnostic]:
    """Read the text as if it were that file's, and use it; what is wrong with it."""
    try:
        USES[_kind(path)](text, str(path))
    except ContentFault as fault:
        for told in fault.diagnostics:
            told.describe()
        return fault.diagnostics
    return []
