"""A content folder with a house's pack laid over it: each text as it is read, and what the pack changes.

A pack that is not sound is laid over nothing, and says why: a bank's slip must not keep its people from training.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from workstation.content.caret import brief
from workstation.content.diagnostics import ContentFault, Diagnostic, Diagnostics, Place, lines_of, nearest
from workstation.content.files import read_file
from workstation.content.yaml_nodes import Mapping, Node, Scalar
from workstation.i18n import mark, tr
from workstation.library.kinds import KINDS, Kind
from workstation.library.merging import (
    REPLACES,
    Source,
    as_blocks,
    entries_of,
    laid_over,
    put_together,
    whole,
    without_mark,
)
from workstation.library.pack_folder import HEAD, ROLEPLAYS, TWICE, Pack, PackRefused, listed, read_pack
from workstation.problem import Problem
from workstation.roleplay.reading.includes import FOLDER as FRAGMENTS
from workstation.roleplay.reading.includes import Included

_MOST_TOLD = 3
PINNED = "pack.json"
"""Under what name a session keeps what pack it began with."""
NOTHING = mark("nothing that ships bears that name")
NEVER = mark("what ships of this kind is never replaced")
ANOTHER = mark("what takes its place bears its id")
_MARKED = re.compile(rf"{REPLACES}\s*:\s*[\"']?([^\"'#]*?)[\"']?\s*(?:#.*)?$")


@dataclass(frozen=True)
class Change:
    """Something of a pack: its kind, its id, and in a word what it was and is; ``was`` is None of what it adds."""

    kind: str
    id: str
    was: str | None
    now: str


def changed(change: Change) -> str:
    """« figures.card_replacement : value: 12 € → value: 9 € », or that it is added."""
    name = f"{change.kind}.{change.id}"
    if change.was is None:
        return tr("{name}: added ({now})", name=name, now=change.now) if change.now else tr("{name}: added", name=name)
    return tr("{name}: {was} → {now}", name=name, was=change.was, now=change.now)


class Laid:
    """What is read of a content folder, and of the pack laid over it."""

    def __init__(self, root: Path, pack: Path | None = None) -> None:
        self.root = root
        self.pack: Path | None = None
        self.head: Pack | None = None
        self.faults: list[Diagnostic] = []
        """Why the pack is not laid over anything, file by file."""
        self.refused = ""
        """Why, in one sentence; nothing when it is laid."""
        self.changes: tuple[Change, ...] = ()
        if pack is not None and pack.is_dir():
            self._take(pack)

    def _take(self, folder: Path) -> None:
        try:
            names = listed(folder)
            self.head = read_pack(read_file(folder / HEAD), str(folder / HEAD))
            overlay = _Overlay(self.root, folder, names)
            overlay.look()
        except ContentFault as fault:
            self.faults = fault.diagnostics
        except (Problem, OSError) as fault:
            self.refused = fault.describe() if isinstance(fault, Problem) else str(fault)
            return
        else:
            self.faults = overlay.faults
        errors = [fault for fault in self.faults if fault.severity == "error"]
        self.refused = errors[0].describe().partition("\n")[0] if errors else ""
        if not errors:
            self.pack, self.changes = folder, tuple(overlay.changes)

    @property
    def pinned(self) -> dict[str, str]:
        """What a session keeps of the pack itself: whose it is, and what it replaced."""
        if self.pack is None or self.head is None:
            return {}
        replaced = [f"{one.kind}.{one.id}" for one in self.changes if one.was is not None]
        told = {"pack": self.head.id, "version": self.head.version, "replaces": replaced}
        return {PINNED: json.dumps(told, ensure_ascii=False, sort_keys=True)}

    @property
    def roots(self) -> tuple[Path, ...]:
        """Where content files are: the pack's, then those that ship."""
        return (self.pack, self.root) if self.pack else (self.root,)

    def of(self, kind: Kind) -> list[Source]:
        """The texts of a kind, in order of name. Raises ``ContentFault`` for a file that cannot be read."""
        return sources(kind, self.root, self.pack)

    def part(self, name: str) -> list[Source]:
        """The texts of the kinds that bear this name."""
        return [source for kind in KINDS if kind.name == name for source in self.of(kind)]

    def included(self, name: str) -> Included | None:
        """A file that role-plays include, as it is read; None where the pack changes none of its kind."""
        kind = next(
            (kind for kind in KINDS if "/" in kind.where and name.startswith(kind.where.partition("*")[0])), None
        )
        if self.pack is None or kind is None:
            return None
        found = next((source for source in self.of(kind) if source.name == name), None)
        return Included(found.text, found.file) if found else None


def sources(kind: Kind, root: Path, pack: Path | None) -> list[Source]:
    """The texts of a kind, the pack's laid over those that ship. Raises ``ContentFault``."""
    base = {path.relative_to(root).as_posix(): path for path in kind.files(root)}
    own = {path.relative_to(pack).as_posix(): path for path in kind.files(pack)} if pack and not kind.instead_of else {}
    if not own:
        return [Source(name, str(path), read_file(path)) for name, path in base.items()]
    texts = {str(path): read_file(path) for path in (*base.values(), *own.values())}
    everywhere = frozenset(_taken(kind, texts, own.values())) if kind.together else frozenset()
    found = []
    for name in sorted(base.keys() | own.keys()):
        shipped, mine = base.get(name), own.get(name)
        taken = everywhere or frozenset(_taken(kind, texts, [mine] if mine else []))
        found.append(_source(kind, name, shipped, mine, texts, taken))
    return found


def _taken(kind: Kind, texts: dict[str, str], paths: Iterable[Path]) -> Iterator[str]:
    """The ids that a pack's files say they replace, entry by entry."""
    for path in paths:
        if kind.entries and mark_of(texts[str(path)]) is None:
            root = as_blocks(texts[str(path)], str(path))
            yield from (name for _, name, _, body in _entries(kind, root) if _mark(body) is not None)


def _source(
    kind: Kind, name: str, shipped: Path | None, mine: Path | None, texts: dict[str, str], taken: frozenset[str]
) -> Source:
    plain = mine or shipped
    assert plain is not None  # noqa: S101  the name is that of one of them
    file, text = str(plain), texts[str(plain)]
    if mine and (not kind.entries or mark_of(text) is not None):
        return whole(name, file, text)
    if not kind.entries or (mine is None and not taken):
        return Source(name, file, text)
    root = as_blocks(text, file)
    if mine is None:
        if not any(one in taken for _, one, _, _ in _entries(kind, root)):
            return Source(name, file, text)
        return put_together(name, file, laid_over(root, Mapping(root.place), kind.entries, taken), texts)
    if shipped is None:
        if not taken:
            return Source(name, file, text)
        bare = [(key, without_mark(node) if key.value in kind.entries else node) for key, node in root.entries]
        return put_together(name, file, Mapping(root.place, bare), texts)
    bundled = as_blocks(texts[str(shipped)], str(shipped))
    return put_together(name, file, laid_over(bundled, root, kind.entries, taken), texts)


def _entries(kind: Kind, root: Mapping) -> Iterator[tuple[str, str, Scalar | None, Node]]:
    for container, by in kind.entries.items():
        for name, place, body in entries_of(root, container, by):
            yield container, name, place, body


def _mark(body: Node) -> Scalar | None:
    found = body.get(REPLACES) if isinstance(body, Mapping) else None
    return found if isinstance(found, Scalar) else None


def mark_of(text: str) -> Scalar | None:
    """What a whole file says that it replaces."""
    for number, line in enumerate(lines_of(text), 1):
        if found := _MARKED.match(line):
            return Scalar(found[1], Place(number))
    return None


class _Overlay:
    """A pack looked at file by file: faults, and what changes."""

    def __init__(self, root: Path, pack: Path, names: list[str]) -> None:
        self.root, self.pack, self.names = root, pack, names
        self.faults: list[Diagnostic] = []
        self.changes: list[Change] = []

    def look(self) -> None:
        """Look at everything that can be told without playing a role-play. Raises ``ContentFault``."""
        for kind in KINDS:
            if not kind.instead_of:
                self._kind(kind)
        shipped = {name.casefold(): name for name in _names(self.root)}
        for name in self.names:
            if shipped.get(name.casefold(), name) != name:
                raise PackRefused(name, TWICE)
            if name.startswith((f"{ROLEPLAYS}/", f"{FRAGMENTS}/")):
                self._never(name)

    def _kind(self, kind: Kind) -> None:
        mine = {path.relative_to(self.pack).as_posix(): path for path in kind.files(self.pack)}
        if not mine:
            return
        known = len(self.faults)
        for name, path in mine.items():
            text = read_file(path)
            if kind.entries and mark_of(text) is None:
                self._entries_of(kind, name, path, text)
            else:
                self._whole(kind, name, path, text)
        if len(self.faults) > known:
            return
        for source in sources(kind, self.root, self.pack):
            try:
                source.read(kind.read)
            except ContentFault as fault:
                self.faults += fault.diagnostics

    def _whole(self, kind: Kind, name: str, path: Path, text: str) -> None:
        """A file that is one thing: new, or in the place of one that ships."""
        stem = Path(name).stem
        there = {shipped.stem: shipped for shipped in kind.files(self.root)}
        found, said = Diagnostics(str(path), text), mark_of(text)
        if said is None and stem in there:
            found.add("RP180", Place(), name=stem)
        elif said is not None:
            self._may(found, kind, said, stem, there)
        self.faults += found.found
        was = str(there[stem]) if said is not None and stem in there else None
        self.changes.append(Change(kind.name, stem, was and _short(was), _short(str(path))))

    def _entries_of(self, kind: Kind, name: str, path: Path, text: str) -> None:
        """A file of entries, each new or in the place of one that ships."""
        root = as_blocks(text, str(path))
        shipped = [
            one for one in kind.files(self.root) if kind.together or one.relative_to(self.root).as_posix() == name
        ]
        there: dict[tuple[str, str], Node] = {}
        for one in shipped:
            for container, entry, _, body in _entries(kind, as_blocks(read_file(one), str(one))):
                there[container, entry] = body
        found = Diagnostics(str(path))
        found.includes(str(path), text)
        for container, entry, place, body in _entries(kind, root):
            at, said = place.place if place else body.place, _mark(body)
            known = {known: value for (inside, known), value in there.items() if inside == container}
            if said is None and entry in known:
                found.add("RP180", at, name=entry)
            elif said is not None:
                self._may(found, kind, said, entry, known)
            before = known.get(entry)
            self.changes.append(Change(kind.name, entry, *_difference(before, body)))
        self.faults += found.found

    def _may(self, found: Diagnostics, kind: Kind, said: Scalar, own: str, names: Collection[str]) -> None:
        """Report what cannot be replaced, or not by that."""
        if not kind.replaceable:
            found.add("RP181", said.place, name=said.value, reason=NEVER)
        elif said.value not in names:
            found.add("RP181", said.place, nearest(said.value, names), name=said.value, reason=NOTHING)
        elif said.value != own:
            found.add("RP181", said.place, name=said.value, reason=ANOTHER)

    def _never(self, name: str) -> None:
        """A role-play or fragments: beside those that ship, never in their place."""
        path = self.pack / name
        text = read_file(path)
        found = Diagnostics(str(path))
        found.includes(str(path), text)
        if (self.root / name).is_file():
            found.add("RP180", Place(file=str(path)), name=path.stem)
        try:
            head = as_blocks(text, str(path))
        except ContentFault:  # told with the role-play's own faults
            head = Mapping(Place())
        for block in (head, head.get("scenario")):
            said = _mark(block) if block is not None else None
            if said is not None:
                found.add("RP181", said.place, name=said.value, reason=NEVER)
        self.faults += found.found
        self.changes.append(Change(name.partition("/")[0], path.stem, None, _short(str(path))))


def _names(root: Path) -> Iterator[str]:
    """The names of what ships."""
    for pattern in (*(kind.where for kind in KINDS), f"{ROLEPLAYS}/*.yaml", f"{FRAGMENTS}/**/*.yaml"):
        yield from (path.relative_to(root).as_posix() for path in root.glob(pattern))


def _short(path: str) -> str:
    return "/".join(Path(path).parts[-2:])


def _difference(before: Node | None, after: Node) -> tuple[str | None, str]:
    """In a word, what an entry was and is: those of its texts that say something else."""
    if not isinstance(after, Mapping):
        return None, ""
    pairs = [(key.value, node) for key, node in after.entries if key.value != REPLACES]
    others = {key: before.get(key) if isinstance(before, Mapping) else None for key, _ in pairs}
    differ = [
        (key, other.value, node.value)
        for key, node in pairs
        if isinstance(node, Scalar) and isinstance(other := others[key], Scalar) and node.value != other.value
    ]
    if differ:
        was, now = (", ".join(f"{one[0]} “{brief(one[at])}”" for one in differ[:_MOST_TOLD]) for at in (1, 2))
        return was, now
    title = next((node.value for key, node in pairs if key in ("title", "label") and isinstance(node, Scalar)), "")
    return (title if before is not None else None), title
