"""The folder of a house's pack (le pack de la maison): its head, and which files may lie in it, by name and size."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from workstation.content.reading import finish, open_document
from workstation.content.yaml_nodes import MAX_BYTES
from workstation.i18n import mark, tr
from workstation.library.kinds import KINDS
from workstation.printable import is_printable
from workstation.problem import Problem
from workstation.roleplay.reading.includes import FOLDER as FRAGMENTS

FOLDER = "pack"
"""Where a data folder holds the house's pack."""
FORMER = "pack.former"
"""Where the pack that stood is while another takes its place."""
HEAD = "pack.yaml"
"""The file by which a folder is known for a pack: its id, title and version."""
ROLEPLAYS = "roleplays"
MOST_FILES = 1_000
MOST_BYTES = 50_000_000  # of a whole pack
_LONGEST = 120  # of a name, with its folder: any system can keep it below a folder of its own
_PART = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*\Z")
_KEPT_BACK = re.compile(r"(?i:con|prn|aux|nul|clock\$|com[0-9¹²³]|lpt[0-9¹²³])\Z")
_ARCHIVES = (".zip", ".jar", ".7z", ".rar", ".tar", ".gz", ".tgz", ".bz2", ".xz", ".zst")
_LEFT = frozenset({"__macosx", "thumbs.db", "desktop.ini"})  # what desktops leave in a folder

CLIMBS = mark("its path leads out of the pack"), mark("Name it within the pack, such as sheets/fees.md.")
UNSEEN = mark("its name holds signs that nobody sees"), mark("Name it with letters, digits, “-” and “_”.")
KEPT_BACK = mark("some computers keep this name for themselves"), mark("Give it another name.")
SHAPE = mark("its name has other signs than letters, digits, “-” and “_”"), mark("Give it another name.")
LONG = mark("its name is too long"), mark("Give it a shorter one.")
STRANGE = mark("nothing reads it there"), mark("Put it in the folder of its kind, or remove it.")
LINK = mark("it is a link"), mark("Put the file itself in its place.")
SPECIAL = mark("it is not a file"), mark("Remove it.")
LARGE = mark("it is larger than 1 MB"), mark("Share it between several files.")
TWICE = mark("another one has this name, in capitals or not"), mark("Keep one of them, or give it another name.")
NESTED = mark("it is an archive"), mark("Put its files there themselves.")
Reason = tuple[str, str]


class PackRefused(Problem):
    """Something in a pack that cannot be taken in: its name, why, and the cure."""

    def __init__(self, name: str, reason: Reason) -> None:
        super().__init__(name)
        self.name, self.reason = name, reason

    def describe(self) -> str:
        """The problem and its cure, in the reader's language."""
        why, cure = self.reason
        return tr("“{name}” cannot be in a pack: {reason}. {cure}", name=self.name[:200], reason=tr(why), cure=tr(cure))


@dataclass(frozen=True)
class Pack:
    """What a pack says of itself."""

    id: str
    title: str
    version: int
    about: str = ""


def read_pack(text: str, file: str) -> Pack:
    """A pack's head. Raises ``ContentFault``."""
    top = open_document(text, file)
    found = Pack(
        top.ident("pack"),
        top.text("title", required=True),
        top.number("version", 1, 1, required=True),
        top.text("about"),
    )
    finish(top)
    return found


def is_pack(folder: Path) -> bool:
    """Whether a folder says that it is a pack."""
    return (folder / HEAD).is_file()


def pack_in(data: Path) -> Path:
    """Where the pack of a data folder is: the former one while no other stands yet."""
    standing, former = data / FOLDER, data / FORMER
    return former if former.is_dir() and not standing.is_dir() else standing


def is_left(name: str) -> bool:
    """Whether a name is of what a system leaves in folders by itself, and nobody means."""
    return any(part.startswith(".") or part.casefold() in _LEFT for part in name.split("/"))


def listed(folder: Path) -> list[str]:
    """The names of a pack's files, in order. Raises ``PackRefused``, or ``Problem`` for too many."""
    found: list[str] = []
    weight = 0
    for name, path in _walk(folder, ""):
        if is_left(name):
            continue
        mode = path.lstat().st_mode
        if stat.S_ISLNK(mode):
            raise PackRefused(name, LINK)
        if not stat.S_ISREG(mode):
            raise PackRefused(name, SPECIAL)
        if path.stat().st_size > MAX_BYTES:
            raise PackRefused(name, LARGE)
        found.append(name)
        weight += path.stat().st_size
        within(len(found), weight)
    sound_names(found)
    return sorted(found)


def _walk(folder: Path, above: str) -> Iterator[tuple[str, Path]]:
    with os.scandir(folder) as there:
        for one in there:
            name = f"{above}{one.name}"
            if one.is_dir(follow_symlinks=False) and not is_left(name):
                if name.count("/") > _LONGEST // 2:
                    raise PackRefused(name, LONG)
                yield from _walk(Path(one.path), f"{name}/")
            else:
                yield name, Path(one.path)


def within(files: int, weight: int) -> None:
    """See that there are not too many files, nor too large in all. Raises ``Problem``."""
    if files > MOST_FILES:
        raise Problem(tr("A pack holds {most} files at most, and this one more: share it out.", most=MOST_FILES))
    if weight > MOST_BYTES:
        most = MOST_BYTES // 1_000_000
        raise Problem(tr("A pack holds {most} MB at most, and this one more: share it out.", most=most))


def sound_names(names: Iterable[str]) -> None:
    """See that each name is one that a file of a pack may have, and that no two are one. Raises ``PackRefused``."""
    seen: set[str] = set()
    for name in names:
        if reason := reason_against(name):
            raise PackRefused(name, reason)
        if name.casefold() in seen:
            raise PackRefused(name, TWICE)
        seen.add(name.casefold())


def reason_against(name: str) -> Reason | None:
    """Why no file of a pack may be called so; None when one may."""
    parts = name.split("/")
    if name.startswith(("/", "\\")) or ".." in re.split(r"[/\\]", name) or re.match(r"[A-Za-z]:", name):
        return CLIMBS
    if not all(map(is_printable, name)) or "\n" in name or "\t" in name:
        return UNSEEN
    if len(name) > _LONGEST:
        return LONG
    stems = [*parts[:-1], parts[-1].partition(".")[0]]
    if any(_KEPT_BACK.match(stem) for stem in stems) or any(part.endswith((".", " ")) for part in parts):
        return KEPT_BACK
    stem, _, ending = parts[-1].rpartition(".")
    if not all(_PART.match(part) for part in (*parts[:-1], stem if "." in parts[-1] else ending)):
        return NESTED if name.casefold().endswith(_ARCHIVES) else SHAPE
    if name.casefold().endswith(_ARCHIVES):
        return NESTED
    return None if _is_read(parts) else STRANGE


def _is_read(parts: list[str]) -> bool:
    """Whether a file of that name is of a kind of content, a role-play, a fragment or the head."""
    name = "/".join(parts)
    if name == HEAD or (parts[0] == FRAGMENTS and len(parts) > 1 and name.endswith(".yaml")):
        return True
    if len(parts) == 2 and parts[0] == ROLEPLAYS:
        return name.endswith(".yaml")
    return any(_fits(name, kind.where) for kind in KINDS if not kind.instead_of)


def _fits(name: str, where: str) -> bool:
    folder, star, ending = where.partition("*")
    if not star:
        return name == where
    return name.startswith(folder) and name.endswith(ending) and "/" not in name[len(folder) :]
