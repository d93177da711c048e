"""A house's pack as one file: put into a zip archive, and taken out of one, which may be anybody's.

Nothing of an archive is written before all of it is known to be sound; the pack that stood is put aside until the new
one stands in its place.
"""

from __future__ import annotations

import shutil
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from workstation.content.diagnostics import ContentFault, Diagnostic
from workstation.content.yaml_nodes import MAX_BYTES
from workstation.i18n import mark, tr
from workstation.library.drawn import played_faults
from workstation.library.pack_folder import (
    CLIMBS,
    FOLDER,
    FORMER,
    HEAD,
    LARGE,
    LINK,
    MOST_BYTES,
    MOST_FILES,
    SPECIAL,
    TWICE,
    PackRefused,
    is_left,
    listed,
    reason_against,
    sound_names,
    within,
)
from workstation.library.shelf import Shelf
from workstation.library.tried import sentence_faults
from workstation.library.writing import NotWritten
from workstation.paths import SCRIPTS
from workstation.problem import Problem

NEW = "pack.new"
MOST_ARCHIVE = MOST_BYTES  # packed, a sound one is much smaller
_MOST_ENTRIES = 2 * MOST_FILES  # folders are entries too
_MOST_LISTED = _MOST_ENTRIES * 512  # bytes of the list at an archive's end
_END, _END_SIZE, _LONG_END, _LONG_END_SIZE = b"PK\5\6", 22, b"PK\6\7", 20
_COMMENT = 65_535
_ENCRYPTED = 0x1 | 0x40
_DAY = (1980, 1, 1, 0, 0, 0)  # the same pack gives the same file

LOCKED = mark("it is encrypted"), mark("Make the archive again without a password.")
PACKED = mark("it is packed in a way that is not read here"), mark("Make the archive again as an ordinary zip.")
BROKEN = mark("it cannot be unpacked"), mark("Make the archive again.")


def put_out(pack: Path, path: Path) -> None:
    """Put a pack into one file, written beside and then put in its place. Raises ``Problem``."""
    names = listed(pack)
    beside = path.with_name(f"{path.name}.new")
    try:
        with zipfile.ZipFile(beside, "w", zipfile.ZIP_DEFLATED) as archive:
            for name in names:
                entry = zipfile.ZipInfo(name, _DAY)
                entry.compress_type = zipfile.ZIP_DEFLATED
                entry.external_attr = (stat.S_IFREG | 0o644) << 16
                archive.writestr(entry, (pack / name).read_bytes())
        beside.replace(path)
    except OSError as fault:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        raise NotWritten(str(path)) from fault


def take_in(archive: Path, data: Path, root: Path = SCRIPTS) -> list[Diagnostic]:
    """Put the pack of an archive in the place of the one that stands; the remarks on it.

    Raises ``Problem`` for an archive that is none or a hostile one, ``ContentFault`` for a pack with an error.
    """
    files = unpacked(archive)
    new = data / NEW
    try:
        shutil.rmtree(new, ignore_errors=True)
        for name, content in files.items():
            (new / name).parent.mkdir(parents=True, exist_ok=True)
            (new / name).write_bytes(content)
        remarks = [_inside(fault, archive, new) for fault in whole_faults(new, root)]
        if errors := [fault for fault in remarks if fault.severity == "error"]:
            raise ContentFault(errors)
        _stand(new, data)
    except OSError as fault:
        raise NotWritten(str(data)) from fault
    finally:
        shutil.rmtree(new, ignore_errors=True)
    return remarks


def _inside(fault: Diagnostic, archive: Path, new: Path) -> Diagnostic:
    """A fault under the name that its file has in the archive."""
    if not Path(fault.file).is_relative_to(new):
        return fault
    return replace(fault, file=f"{archive.name}/{Path(fault.file).relative_to(new).as_posix()}")


def whole_faults(pack: Path, root: Path = SCRIPTS) -> list[Diagnostic]:
    """What is wrong with a pack as a whole: its files, and every role-play played on what it lays over them.

    What is remarked of the files that ship is left out. Raises ``Problem`` for a folder that can be no pack.
    """
    shelf = Shelf(root, pack=pack)
    found = shelf.check()
    if shelf.laid.refused and not shelf.laid.faults:
        raise Problem(shelf.laid.refused)
    if not any(fault.severity == "error" for fault in found):
        for one in shelf.roleplays:
            found += [*played_faults(one, shelf), *sentence_faults(one, shelf)]
    return [fault for fault in found if fault.severity == "error" or Path(fault.file).is_relative_to(pack)]


def _stand(new: Path, data: Path) -> None:
    """Put a good pack in the place of the one that stands, which comes back when that fails."""
    standing, former = data / FOLDER, data / FORMER
    if standing.exists():
        shutil.rmtree(former, ignore_errors=True)
        standing.rename(former)
    try:
        new.rename(standing)
    except OSError:
        if former.exists():
            former.rename(standing)
        raise
    shutil.rmtree(former, ignore_errors=True)


def unpacked(archive: Path) -> dict[str, bytes]:
    """The files of an archive by name, in memory. Raises ``Problem``, which names the entry and the cure."""
    try:
        with archive.open("rb") as file:
            if not stat.S_ISREG(archive.stat().st_mode):
                raise Problem(tr("{path} is not a file.", path=archive))
            _see_end(file, archive)
            with zipfile.ZipFile(file) as opened:
                return dict(_read(opened, _sound(opened)))
    except (zipfile.BadZipFile, struct.error, NotImplementedError, EOFError, ValueError) as fault:
        raise _no_archive(archive) from fault
    except OSError as fault:
        raise Problem(
            tr("{path} cannot be opened: check that it exists and that you may read it.", path=archive)
        ) from fault


def _no_archive(archive: Path) -> Problem:
    return Problem(tr("{path} is no zip archive that can be read: export the pack again.", path=archive))


def _see_end(file: BinaryIO, archive: Path) -> None:
    """Look at an archive's end before its list is read: a list of a million entries would take the memory with it."""
    size = file.seek(0, 2)
    file.seek(max(0, size - _END_SIZE - _COMMENT))
    tail = file.read(_END_SIZE + _COMMENT)
    at = tail.rfind(_END)
    if at < 0 or len(tail) - at < _END_SIZE:
        raise _no_archive(archive)
    entries, weight = struct.unpack("<HL", tail[at + 10 : at + 16])
    long = tail[max(0, at - _LONG_END_SIZE) : at].startswith(_LONG_END)
    if long or entries > _MOST_ENTRIES or weight > _MOST_LISTED:
        within(MOST_FILES + 1, 0)
    within(0, size)


def _sound(opened: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    """The entries that are files of the pack, each looked at before any is read."""
    entries = opened.infolist()
    within(max(0, len(entries) - MOST_FILES), 0)
    files = []
    for entry in entries:
        name = entry.orig_filename
        if reason_against(name) == CLIMBS:
            raise PackRefused(name, CLIMBS)
        if entry.is_dir() or is_left(name):
            continue
        _look(entry, name)
        files.append(entry)
    sound_names(entry.orig_filename for entry in files)
    within(len(files), sum(entry.file_size for entry in files))
    folders = {folder.as_posix().casefold() for entry in files for folder in Path(entry.orig_filename).parents}
    if under := next((entry for entry in files if entry.orig_filename.casefold() in folders), None):
        raise PackRefused(under.orig_filename, TWICE)
    if HEAD not in [entry.orig_filename for entry in files]:
        name = HEAD
        raise Problem(
            tr("There is no {name} in it: put the files of the pack in the archive, not their folder.", name=name)
        )
    return files


def _look(entry: zipfile.ZipInfo, name: str) -> None:
    mode = entry.external_attr >> 16
    if stat.S_ISLNK(mode):
        raise PackRefused(name, LINK)
    if stat.S_IFMT(mode) not in (0, stat.S_IFREG):
        raise PackRefused(name, SPECIAL)
    if entry.flag_bits & _ENCRYPTED:
        raise PackRefused(name, LOCKED)
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise PackRefused(name, PACKED)
    if entry.file_size > MAX_BYTES:
        raise PackRefused(name, LARGE)


def _read(opened: zipfile.ZipFile, entries: list[zipfile.ZipInfo]) -> Iterator[tuple[str, bytes]]:
    """Each file's content, no more of it than the entry says: one that holds more does not add up."""
    for entry in entries:
        name = entry.orig_filename
        try:
            with opened.open(entry) as file:
                content = file.read(MAX_BYTES)
        except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError, struct.error) as fault:
            raise PackRefused(name, BROKEN) from fault
        yield name, content
