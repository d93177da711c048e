"""Content files read from the disk, with a diagnostic for whatever cannot be."""

from __future__ import annotations

import stat
from pathlib import Path

from workstation.content.diagnostics import ContentFault, Diagnostics, Place
from workstation.content.yaml_nodes import MAX_BYTES
from workstation.i18n import mark


class NamedText(str):
    """A file's text that knows what its file is called. Under another name it is the same text, and read no more."""

    __slots__ = ("file",)

    def __new__(cls, file: str, text: str) -> NamedText:
        """The text of a file."""
        named = super().__new__(cls, text)
        named.file = file
        return named

    file: str


def read_file(path: Path) -> str:
    """A content file's text, its lines ended by ``\\n``. Raises ``ContentFault`` for one that cannot be read."""
    found = Diagnostics(str(path))
    try:
        content = _bytes(path, found)
        if not found.found:
            return content.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError:
        found.add("RP007", Place())
    except OSError as fault:
        found.add("RP006", Place(), detail=_why(fault))
    except ValueError:  # a name that no file can have
        found.add("RP006", Place(), detail=mark("no file can be called so"))
    raise ContentFault(found.found)


def _why(fault: OSError) -> str:
    """The system's reason in our words: its own come in whatever language it speaks."""
    match fault:
        case FileNotFoundError():
            return mark("there is no such file")
        case PermissionError():
            return mark("it may not be read")
        case IsADirectoryError():
            return mark("it is a folder")
        case _:
            return mark("the system refuses it")


def _bytes(path: Path, found: Diagnostics) -> bytes:
    """What the file holds, as far as it may go: a pipe would keep us waiting, and a device has no end."""
    mode = path.stat().st_mode
    if not stat.S_ISREG(mode) and not stat.S_ISDIR(mode):
        found.add("RP006", Place(), detail=mark("it is not a file"))
        return b""
    with path.open("rb") as file:
        content = file.read(MAX_BYTES + 1)
    if len(content) > MAX_BYTES:
        found.add("RP005", Place())
    return content
