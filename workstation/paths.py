"""Where the program's own files are, and where a person's data go."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RESOURCES = ROOT / "resources"
SCRIPTS = ROOT / "scripts"
DATABASE_NAME = "workstation.sqlite3"


def user_data() -> Path:
    """The folder for this person's data, by the platform's habit. Not created here."""
    from platformdirs import user_data_path  # imported late: the first paint does not need it

    return user_data_path("adviser-workstation", appauthor=False)
