"""Content files read from the disk, with a diagnostic for whatever cannot be."""

from __future__ import annotations

from pathlib import Path

from workstation.content.diagnostics import ContentFault, Diagnostics, Place
from workstation.content.yaml_nodes import MAX_BYTES


def read_file(path: Path) -> str:
    """A content file's text. Raises ``ContentFault`` for one that cannot be read."""
    found = Diagnostics(str(path))
    try:
        if path.stat().st_size > MAX_BYTES:
            found.add("RP005", Place())
        else:
            return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        found.add("RP007", Place())
    except OSError as fault:
        found.add("RP006", Place(), detail=fault.strerror or str(fault))
    raise ContentFault(found.found)
