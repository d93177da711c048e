"""The program's own modules, as text and as trees."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
PACKAGES = ("workstation", "widgets", "db")


@dataclass(frozen=True)
class Module:
    """One file of ours. ``name`` is its path from the root, with slashes."""

    name: str
    text: str

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.text, self.name)


def modules(*folders: str) -> list[Module]:
    """Every module of these folders; of ``main.py`` and all packages when none is named."""
    paths = [path for folder in folders or PACKAGES for path in sorted((ROOT / folder).rglob("*.py"))]
    if not folders and (ROOT / "main.py").exists():
        paths.append(ROOT / "main.py")
    return [_module(path) for path in paths]


@cache
def _module(path: Path) -> Module:
    return Module(path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8"))
