"""What the owner of the computer decides for everybody on it: a file in the system's configuration folder.

One key, ``sentence_encoder``: false keeps the model of meaning from being loaded, and words alone decide. A file that
cannot be read switches it off as well: what was meant to be forbidden must not be allowed by a slip.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from workstation.i18n import tr

FILE_NAME = "policy.json"
KEY = "sentence_encoder"
LONGEST = 65_536
"""Bytes beyond which the file is not one of ours."""


@dataclass(frozen=True)
class Policy:
    """``encoder``: whether the model of meaning may be used; ``broken``: the file is there and cannot be read."""

    path: Path
    encoder: bool = True
    broken: bool = False

    def describe(self) -> str:
        """What is wrong with the file, and the cure, in the reader's language; nothing when nothing is."""
        if not self.broken:
            return ""
        wanted = json.dumps({KEY: False})
        return tr(
            "{path} cannot be read as a policy, so words alone decide what is heard: write {wanted} in it, or take it "
            "away.",
            path=self.path,
            wanted=wanted,
        )


def policy_path() -> Path:
    """Where the file is looked for, by the platform's habit (on Linux ``/etc/xdg/adviser-workstation/policy.json``)."""
    from platformdirs import site_config_path  # imported late: the first paint does not need it

    return site_config_path("adviser-workstation", appauthor=False) / FILE_NAME


def read_policy(path: Path | None = None) -> Policy:
    """The policy of this computer; without a file, everything may be used."""
    found = path or policy_path()
    try:
        if not found.exists():
            return Policy(found)
        if not found.is_file() or found.stat().st_size > LONGEST:
            return Policy(found, encoder=False, broken=True)
        said = json.loads(found.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError, RecursionError):
        return Policy(found, encoder=False, broken=True)
    whole = isinstance(said, dict) and set(said) <= {KEY} and isinstance(said.get(KEY, True), bool)
    return Policy(found, encoder=said.get(KEY, True)) if whole else Policy(found, encoder=False, broken=True)
