"""What was worked out, kept under a digest of all it rests on: asked again when nothing has changed, it is there.

A file here is this program's word to itself. One that cannot be read, is not ours or was made of something else counts
for nothing and is written anew; where nothing can be written, nothing is kept and nothing is said.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

from workstation.paths import RESOURCES, ROOT, private_folder

_MOST = 1_000
"""Files kept: sixty role-plays in a dozen states."""
_CONTENT = (".yaml", ".md", ".zip")
_MOST_READ = 5_000
_MOST_BYTES = 1 << 20
_PROGRAM = ((ROOT / "workstation", "*.py"), (RESOURCES / "words", "*"), (RESOURCES / "i18n", "*.mo"))


class Remembered:
    """Answers in a folder, by what they rest on."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get(self, key: str) -> Any:
        """What was kept under the key; None when there is nothing, or nothing of ours."""
        try:
            found = json.loads((self._folder / f"{key}.json").read_text(encoding="utf-8"))
            return found["kept"] if found["key"] == key and found["sum"] == _sum(found["kept"]) else None
        except (OSError, ValueError, TypeError, KeyError, RecursionError):
            return None

    def keep(self, key: str, value: Any) -> None:
        """Keep it, whole or not at all."""
        path = self._folder / f"{key}.json"
        text = json.dumps({"key": key, "sum": _sum(value), "kept": value}, ensure_ascii=False)
        with suppress(OSError, ValueError):
            private_folder(self._folder)
            written = path.with_name(f"{key}.{os.getpid()}.part")
            written.write_text(text, encoding="utf-8")
            written.replace(path)
            self._forget()

    def _forget(self) -> None:
        """The oldest go."""
        files = sorted(self._folder.glob("*.json"), key=lambda path: path.stat().st_mtime)
        for path in files[:-_MOST]:
            path.unlink(missing_ok=True)


def _sum(value: Any) -> str:
    return key_of(json.dumps(value, ensure_ascii=False, sort_keys=True))


def key_of(*parts: str) -> str:
    """A digest of these texts, and of where one ends and the next begins."""
    found = hashlib.blake2b(digest_size=20)
    for part in parts:
        one = part.encode("utf-8", "surrogatepass")
        found.update(len(one).to_bytes(8, "big") + one)
    return found.hexdigest()


def program_key() -> str:
    """A digest of the program itself: whatever solves, checks and words what is told."""
    paths = sorted(path for folder, names in _PROGRAM for path in folder.rglob(names) if path.is_file())
    return key_of(*(part for path in paths for part in (str(path), _digest(path))))


def content_key(folders: Iterable[Path]) -> str | None:
    """A digest of all training content in some folders and files; None when it is too much, or cannot be read."""
    found = []
    try:
        for folder in dict.fromkeys(path.resolve() for path in folders):
            for path in sorted(folder.rglob("*")) if folder.is_dir() else [folder]:
                if path.is_file() and (path.suffix in _CONTENT or path == folder):
                    found += [str(path), _digest(path)]
                if len(found) > _MOST_READ:
                    return None
    except OSError:
        return None
    return key_of(*found)


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.blake2b(file.read(_MOST_BYTES + 1), digest_size=20).hexdigest()
