"""What pyproject.toml asks for, one requirement a line: for a pip that does not read dependency groups yet."""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path

project = tomllib.loads((Path(__file__).resolve().parent.parent / "pyproject.toml").read_text(encoding="utf-8"))
wanted = [*project["project"]["dependencies"], *project["dependency-groups"]["dev"]]
sys.stdout.write("\n".join(wanted) + "\n")
