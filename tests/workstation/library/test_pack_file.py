"""A pack as one file: what goes out comes in again, and a hostile archive leaves everything as it was."""

from __future__ import annotations

import io
import stat
import struct
import zipfile
from pathlib import Path

import pytest

from tests.workstation.library.test_pack import FIGURES, HEAD, HOUSE, pack
from workstation.content.diagnostics import ContentFault
from workstation.library import pack_file
from workstation.library.pack_file import put_out, take_in, unpacked
from workstation.library.pack_folder import FOLDER, FORMER, MOST_FILES
from workstation.library.shelf import shelf_of
from workstation.problem import Problem

OLD = {"house.yaml": HOUSE.replace("Lumen", "Ancien")}


def zipped(path: Path, *entries: tuple[str | zipfile.ZipInfo, str]) -> Path:
    """An archive of a head and these entries."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("pack.yaml", HEAD)
        for name, text in entries:
            archive.writestr(name, text)
    return path


def described(name: str, mode: int = stat.S_IFREG | 0o644, kind: int = zipfile.ZIP_DEFLATED) -> zipfile.ZipInfo:
    found = zipfile.ZipInfo(name)
    found.external_attr, found.compress_type = mode << 16, kind
    return found


def changed(path: Path, old: bytes, new: bytes, count: int = -1) -> Path:
    """The archive with some bytes put in the place of others."""
    content = path.read_bytes()
    assert old in content
    path.write_bytes(content.replace(old, new, count))
    return path


def encrypted(path: Path) -> Path:
    """The archive, each entry of which says that it is encrypted."""
    content = bytearray(path.read_bytes())
    for mark, at in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        start = content.find(mark)
        while start >= 0:
            content[start + at] |= 1
            start = content.find(mark, start + 4)
    path.write_bytes(content)
    return path


def swollen(path: Path) -> Path:
    """An archive that says of a large entry that it is small."""
    zipped(path, ("figures.yaml", "#" * 3_000_000))
    return changed(path, struct.pack("<L", 3_000_000), struct.pack("<L", 3_000))


def millions(path: Path) -> Path:
    """An archive whose end tells of more entries than one can list."""
    content = zipped(path).read_bytes()
    at = content.rindex(b"PK\5\6")
    path.write_bytes(content[: at + 8] + struct.pack("<HH", 65_535, 65_535) + content[at + 12 :])
    return path


def long_ended(path: Path) -> Path:
    content = zipped(path).read_bytes()
    at = content.rindex(b"PK\5\6")
    path.write_bytes(content[:at] + b"PK\6\7" + bytes(16) + content[at:])
    return path


def in_the_place_of_a_folder(path: Path) -> Path:
    return zipped(path, ("fragments/a.yaml", "x"), ("fragments/a.yaml/b.yaml", "x"))


def damaged(path: Path) -> Path:
    """An archive of which a few bytes were lost on the way."""
    stored = described("house.yaml", kind=zipfile.ZIP_STORED)
    return changed(zipped(path, (stored, HOUSE)), b"Lumen", b"Lunes")


def twice(path: Path) -> Path:
    with pytest.warns(UserWarning, match="Duplicate"):
        return zipped(path, ("figures.yaml", FIGURES), ("figures.yaml", FIGURES))


def inner(path: Path) -> Path:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("pack.yaml", HEAD)
    return zipped(path, ("sheets/more.zip", held.getvalue().decode("latin-1")))


HOSTILE = {
    "climbs": (lambda p: zipped(p, ("../../evil.yaml", "x")), "../../evil.yaml"),
    "climbs by backslashes": (lambda p: zipped(p, ("..\\evil.yaml", "x")), "..\\evil.yaml"),
    "absolute": (lambda p: zipped(p, ("/etc/evil.yaml", "x")), "/etc/evil.yaml"),
    "another drive": (lambda p: zipped(p, ("C:/evil.yaml", "x")), "C:/evil.yaml"),
    "hidden and climbing": (lambda p: zipped(p, (".x/../../evil.yaml", "x")), ".x/../../evil.yaml"),
    "a folder that climbs": (lambda p: zipped(p, ("../evil/", "")), "../evil/"),
    "a bomb that says so": (lambda p: zipped(p, ("figures.yaml", "#" * 30_000_000)), "figures.yaml"),
    "a bomb that does not": (swollen, "figures.yaml"),
    "a link": (lambda p: zipped(p, (described("figures.yaml", stat.S_IFLNK | 0o777), "/etc/passwd")), "figures.yaml"),
    "a device": (lambda p: zipped(p, (described("figures.yaml", stat.S_IFCHR | 0o666), "")), "figures.yaml"),
    "the same name twice": (twice, "figures.yaml"),
    "the same name in capitals": (lambda p: zipped(p, ("sheets/A.md", "x"), ("sheets/a.md", "x")), "sheets/a.md"),
    "a file where a folder is": (in_the_place_of_a_folder, "a.yaml"),
    "encrypted": (lambda p: encrypted(zipped(p)), "pack.yaml"),
    "packed otherwise": (lambda p: zipped(p, (described("figures.yaml", kind=zipfile.ZIP_LZMA), "x")), "figures.yaml"),
    "damaged": (damaged, "house.yaml"),
    "an archive in it": (inner, "more.zip"),
    "a name that turns round": (lambda p: zipped(p, ("sheets/a\u202egm.md", "x")), "sheets/a"),
    "a reserved name": (lambda p: zipped(p, ("sheets/con.md", "x")), "sheets/con.md"),
    "a trailing dot": (lambda p: zipped(p, ("sheets/x.md.", "x")), "sheets/x.md."),
    "what nothing reads": (lambda p: zipped(p, ("run.exe", "x")), "run.exe"),
    "more files than a pack has": (lambda p: zipped(p, *((f"sheets/a{n}.md", "x") for n in range(MOST_FILES))), ""),
    "a million entries": (millions, ""),
    "a long list": (long_ended, ""),
    "no head": (lambda p: changed(zipped(p), b"pack.yaml", b"back.yaml"), "back.yaml"),
    "no zip": (lambda p: p.write_bytes(b"PK" * 50) and p, "a.zip"),
    "nothing": (lambda p: p.write_bytes(b"") or p, "a.zip"),
    "cut short": (lambda p: p.write_bytes(zipped(p).read_bytes()[:-30]) and p, "a.zip"),
    "no file": (lambda p: p, "a.zip"),
    "a folder": (lambda p: p.mkdir() or p, "a.zip"),
}  # fmt: skip


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_archive_is_refused_in_one_sentence_and_nothing_is_written(kind: str, tmp_path: Path) -> None:
    make, named = HOSTILE[kind]
    data = tmp_path / "data"
    pack(data / FOLDER, **OLD)
    archive = make(tmp_path / "a.zip")
    before = sorted(path.relative_to(tmp_path) for path in tmp_path.rglob("*"))
    with pytest.raises(Problem) as refused:
        take_in(archive, data)
    sentence = refused.value.describe()
    assert "\n" not in sentence
    assert named in sentence
    assert sorted(path.relative_to(tmp_path) for path in tmp_path.rglob("*")) == before
    assert shelf_of(data).house.names == {"fr": "Crédit Ancien"}


@pytest.mark.usefixtures("few")
def test_what_goes_out_comes_in_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pack_file, "played_faults", lambda *_: [])
    monkeypatch.setattr(pack_file, "sentence_faults", lambda *_: [])
    first, other = tmp_path / "one", tmp_path / "two"
    pack(first / FOLDER, **{"house.yaml": HOUSE, "figures.yaml": FIGURES})
    pack(other / FOLDER, **{**OLD, "rules__old.yaml": "format: 1\nrules: []\n"})
    archive = tmp_path / "lumen.zip"
    put_out(first / FOLDER, archive)
    once = archive.read_bytes()
    put_out(first / FOLDER, archive)
    assert archive.read_bytes() == once
    assert take_in(archive, other) == []
    assert unpacked(archive).keys() == {"pack.yaml", "house.yaml", "figures.yaml"}
    assert shelf_of(other).pinned_files() == shelf_of(first).pinned_files()
    assert [path.name for path in other.iterdir()] == [FOLDER]  # the former one went when this one stood
    assert not (other / FOLDER / "rules").exists()


@pytest.mark.usefixtures("few")
def test_a_pack_with_an_error_is_told_by_its_place_in_the_archive(tmp_path: Path) -> None:
    pack(tmp_path / FOLDER, **OLD)
    archive = zipped(tmp_path / "a.zip", ("figures.yaml", FIGURES.replace("verified", "perhaps")))
    with pytest.raises(ContentFault) as refused:
        take_in(archive, tmp_path)
    assert refused.value.diagnostics[0].describe().startswith("a.zip/figures.yaml:9:")
    assert shelf_of(tmp_path).house.names == {"fr": "Crédit Ancien"}
    assert not (tmp_path / "pack.new").exists()


@pytest.mark.usefixtures("few")
def test_a_pack_whose_figures_break_what_ships_is_refused(tmp_path: Path) -> None:
    card = (pack_file.SCRIPTS / "scorecards" / "call.yaml").read_text(encoding="utf-8")
    harsh = card.replace("scorecard: call", "scorecard: call\nreplaces: call").replace("id: discover", "id: wonder")
    with pytest.raises(ContentFault) as refused:
        take_in(zipped(tmp_path / "a.zip", ("scorecards/call.yaml", harsh)), tmp_path)
    assert {fault.code for fault in refused.value.diagnostics} & {"RP047", "RP200"}
    assert not (tmp_path / FOLDER).exists()


def test_the_former_pack_comes_back_when_the_new_one_cannot_stand(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pack_file, "whole_faults", lambda *_: [])
    pack(tmp_path / FOLDER, **OLD)
    moved = Path.rename

    def fails(path: Path, to: Path) -> Path:
        if path.name == "pack.new":
            raise OSError
        return moved(path, to)

    monkeypatch.setattr(Path, "rename", fails)
    with pytest.raises(Problem):
        take_in(zipped(tmp_path / "a.zip", ("house.yaml", HOUSE)), tmp_path)
    assert shelf_of(tmp_path).house.names == {"fr": "Crédit Ancien"}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.zip", FOLDER]


def test_a_pack_left_aside_by_a_crash_still_serves(tmp_path: Path) -> None:
    pack(tmp_path / FORMER, **OLD)
    assert shelf_of(tmp_path).house.names == {"fr": "Crédit Ancien"}
