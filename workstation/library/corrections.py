"""Corrections of sheets that somebody proposes: kept in the data folder, for whoever answers for the sheet.

A proposal has the sheet, the digest of its text, the passage, what should stand there and why; nobody's name, no day.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from workstation.content.personal import real_looking
from workstation.i18n import tr
from workstation.library.writing import NotWritten, write_whole, writing
from workstation.problem import Problem
from workstation.session.log import digest

FOLDER = "corrections"
LONGEST = 1_000
"""Characters of each text of a proposal."""
LARGEST = 65_536
"""Bytes beyond which a file is not one of ours."""


@dataclass(frozen=True)
class Correction:
    """``digest``: of the sheet's text as it was read, so that one sees when the sheet has changed since."""

    sheet: str
    digest: str
    passage: str
    proposed: str
    why: str

    @property
    def name(self) -> str:
        """The same proposal has the same name: it is kept once."""
        return digest(_written(self))

    @property
    def text(self) -> str:
        """The whole of it, to be handed on."""
        lines = tr("Sheet: {sheet}", sheet=self.sheet), tr("Passage: {text}", text=self.passage)
        return "\n".join((*lines, tr("Proposed: {text}", text=self.proposed), tr("Why: {why}", why=self.why)))


@dataclass(frozen=True)
class Corrections:
    """The folder they are kept in, one file a proposal; none where there is no data folder."""

    folder: Path | None

    @classmethod
    def beside(cls, roleplays: Path | None) -> Corrections:
        """Those of the data folder that a trainer's own role-plays are in."""
        return cls(roleplays.parent / FOLDER if roleplays is not None else None)

    def all(self) -> tuple[Correction, ...]:
        """Those kept, by sheet; a file that is none is passed over."""
        paths = sorted(self.folder.glob("*.json")) if self.folder is not None else ()
        found = (one for path in paths if (one := _read(path)) is not None)
        return tuple(sorted(found, key=_by_sheet))

    def add(self, one: Correction) -> None:
        """Keep a proposal, once. Raises ``NotWritten``, or ``NamesSomebody`` for what may be somebody's own number."""
        theirs = next((found for text in (one.proposed, one.why) for found in real_looking(text)), "")
        if theirs:
            raise NamesSomebody(theirs)
        if self.folder is None:
            raise NotWritten(FOLDER)
        path = self.folder / f"{one.name}.json"
        with writing(path):
            self.folder.mkdir(parents=True, exist_ok=True)
            write_whole(path, _written(one))

    def dismiss(self, one: Correction) -> None:
        """Keep it no longer. Raises ``NotWritten`` where the file cannot be taken away."""
        if self.folder is None:
            return
        path = self.folder / f"{one.name}.json"
        with writing(path):
            path.unlink(missing_ok=True)


class NamesSomebody(Problem):
    """The text holds what may be somebody's own number or address."""

    def describe(self) -> str:
        """The problem and its cure, in the reader's language."""
        return tr("“{text}” may be somebody’s own: take it out, a sheet is about nobody.", text=self.args[0])


def _by_sheet(one: Correction) -> tuple[str, str]:
    return one.sheet, one.name


def _written(one: Correction) -> str:
    return json.dumps(asdict(one), ensure_ascii=False, sort_keys=True, indent=1)


def _read(path: Path) -> Correction | None:
    try:
        if path.stat().st_size > LARGEST:
            return None
        said = json.loads(path.read_text(encoding="utf-8"))
        found = Correction(**said)
    except (OSError, ValueError, TypeError, RecursionError):
        return None
    texts = all(isinstance(text, str) and text.strip() for text in asdict(found).values())
    return found if texts and path.stem == found.name else None
