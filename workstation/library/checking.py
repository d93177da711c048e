"""One content file checked as what its folder says it is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from workstation.assessment.scorecard import BREACHES, read_breaches, read_scorecard
from workstation.bank.dispositions import read_dispositions
from workstation.bank.people import Person, read_person
from workstation.content.dates import LAST_DATE, REFERENCE_DATE
from workstation.content.diagnostics import ContentFault, Diagnostic
from workstation.content.figures import begun_on, lapsed_faults, read_figures
from workstation.content.files import read_file
from workstation.content.guide import read_guide
from workstation.content.sheets import read_sheet, unknown_figures
from workstation.library.shelf import Shelf
from workstation.roleplay.judging.aside_files import read_aside_file
from workstation.roleplay.judging.rule_files import OLDER_RULES, lifted_words, read_rule_file
from workstation.roleplay.recognition import read_words

# By the folder a file stands in, or by its own name. What is neither is a role-play, or a file of fragments.
_FOLDERS: dict[str, Callable[[str, str], object]] = {
    "people": read_person,
    "scorecards": read_scorecard,
    "guides": read_guide,
    "sheets": read_sheet,
    "recognition": read_words,
    "rules": read_rule_file,
    "asides": read_aside_file,
}
_NAMES: dict[str, Callable[[str, str], object]] = {
    "figures.yaml": read_figures,
    "dispositions.yaml": read_dispositions,
    OLDER_RULES: lifted_words,
    BREACHES: read_breaches,
}


def content_files(folder: Path) -> list[Path]:
    """Every file of a folder, and of those in it, that training content may be written in; not of hidden ones."""
    sheets = (path for path in folder.rglob("*.md") if path.parent.name == "sheets")
    found = sorted([*folder.rglob("*.yaml"), *sheets])
    return [path for path in found if not any(part.startswith(".") for part in path.relative_to(folder).parts)]


def faults_of(path: Path, shelf: Shelf) -> list[Diagnostic] | None:
    """What is wrong with a file that is no role-play; None when it is to be read as one."""
    read = _NAMES.get(path.name) or _FOLDERS.get(path.absolute().parent.name)
    if read is None:
        return None
    try:
        text = read_file(path)
        found = read(text, str(path))
        if isinstance(found, Person):
            return list(found.remarks)
        if read is read_sheet:
            return unknown_figures(text, str(path), begun_on(shelf.figures, REFERENCE_DATE))
        if read is read_figures:
            return lapsed_faults(read_figures(text, str(path)), str(path), text, LAST_DATE)
    except ContentFault as fault:
        return fault.diagnostics
    return []
