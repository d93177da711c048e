"""Wordings that trainers add to what a move hears: kept beside the role-plays, by move, never in a file that ships."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from workstation.content.diagnostics import ContentFault
from workstation.content.files import read_file
from workstation.folding import folded
from workstation.i18n import tr
from workstation.library.writing import NotWritten, write_whole, writing
from workstation.session.wordings import read_wordings

_ID = re.compile(r"[\w-]+\Z")
FORMAT = 1


@dataclass(frozen=True)
class Wordings:
    """The folder they are kept in, one file a role-play."""

    folder: Path | None

    def path(self, scenario: str) -> Path | None:
        """The file of a role-play, there or not."""
        return self.folder / f"{scenario}.yaml" if self.folder and _ID.match(scenario) else None

    def text(self, scenario: str) -> str:
        """What is kept for a role-play, empty when nothing is. Raises ``ContentFault`` when it cannot be read."""
        path = self.path(scenario)
        if path is None or not path.is_file():
            return ""
        text = read_file(path)
        read_wordings(text, str(path))
        return text

    def pinned(self, scenario: str) -> dict[str, str]:
        """What a session of the role-play pins of it: nothing of a file that cannot be read."""
        try:
            text = self.text(scenario)
        except ContentFault:
            return {}
        return {f"wordings/{scenario}.yaml": text} if text else {}

    def fault(self, scenario: str) -> str:
        """Why what is kept for a role-play is not used, in one sentence; nothing when it is."""
        try:
            self.text(scenario)
        except ContentFault as fault:
            return tr("{path} is not used: {detail}", path=self.path(scenario), detail=fault.diagnostics[0].message)
        return ""

    def add(self, scenario: str, move: str, wording: str) -> None:
        """Keep one more wording of a move, once. Raises ``ContentFault`` or ``NotWritten``."""
        path = self.path(scenario)
        if path is None:
            raise NotWritten(scenario)
        kept = {name: list(each) for name, each in read_wordings(self.text(scenario), str(path)).items()}
        known = kept.setdefault(move, [])
        if folded(wording) not in map(folded, known):
            known.append(wording)
        with writing(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            write_whole(path, _written(kept))


def _written(kept: Mapping[str, list[str]]) -> str:
    lines = [f"format: {FORMAT}", "wordings:"]
    for move in sorted(kept):
        listed = ", ".join(json.dumps(wording, ensure_ascii=False) for wording in kept[move])
        lines.append(f"  {json.dumps(move, ensure_ascii=False)}: [{listed}]")
    return "\n".join(lines) + "\n"
