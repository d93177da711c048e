"""A new role-play, or a shift, begun from a template: complete, small, and ready to be played as it stands."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

from workstation.channels import CHANNELS
from workstation.content.reading import is_id
from workstation.content.signs import cleared
from workstation.folding import folded
from workstation.i18n import tr
from workstation.library.template_language import SPOKEN, spoken_in
from workstation.library.writing import NotWritten
from workstation.paths import RESOURCES, ROOT, SCRIPTS
from workstation.problem import Problem

__all__ = ["CHANNELS", "new_roleplay", "schema_line", "slug"]

TEMPLATES = RESOURCES / "templates" / "roleplays"
SHIFT = RESOURCES / "templates" / "shift.yaml"
BUNDLED = SCRIPTS / "roleplays"
SCHEMA = RESOURCES / "schema" / "roleplay.v2.json"
SHIFT_SCHEMA = RESOURCES / "schema" / "shift.v1.json"

_SCHEMA_LINE = re.compile(r"\A# yaml-language-server: \$schema=.*\n")
_ID_LINE = re.compile(r"^( {0,2}id:) .*$", re.MULTILINE)
_TITLE_LINE = re.compile(r"^( {0,2}title:) .*$", re.MULTILINE)


def slug(name: str) -> str:
    """The id a name gives: small letters without accents, digits and hyphens; empty when nothing is left of it."""
    return re.sub(r"[^a-z0-9]+", "-", folded(name)).strip("-")


def new_roleplay(channel: str, path: Path, title: str = "", speaks: str = SPOKEN[0]) -> None:
    """Write at ``path`` a role-play of that channel, its id taken from the file's name. Raises ``Problem``.

    ``title`` replaces the template's own; ``speaks`` is what its customer speaks, one of ``SPOKEN``. Nothing that
    exists is ever written over.
    """
    if channel not in CHANNELS:
        raise Problem(tr("There is no channel “{name}”. Those here: {known}.", name=channel, known=", ".join(CHANNELS)))
    if speaks not in SPOKEN:
        known = ", ".join(SPOKEN)
        raise Problem(tr("No customer speaks “{name}”. The languages here: {known}.", name=speaks, known=known))
    _write(TEMPLATES / f"{channel}.yaml", SCHEMA, path, title, speaks)


def new_shift(path: Path, title: str = "") -> None:
    """Write at ``path`` a shift, its id taken from the file's name. Raises ``Problem`` as ``new_roleplay`` does."""
    _write(SHIFT, SHIFT_SCHEMA, path, title)


def _write(template: Path, schema: Path, path: Path, title: str, speaks: str = SPOKEN[0]) -> None:
    if path.suffix != ".yaml":
        raise Problem(
            tr("A role-play is a file whose name ends in .yaml: write {name}.yaml.", name=path.name or "call")
        )
    name = slug(path.stem)
    if not is_id(name):
        raise Problem(tr("“{name}” gives no id: use letters or digits in the name of the file.", name=path.name))
    if not path.parent.is_dir():
        raise Problem(tr("There is no folder {path}. Make it first.", path=path.parent))
    shown = " ".join(cleared(title).split())
    if title and not shown:
        raise Problem(tr("Give it a title with at least one letter or digit."))
    written = template.read_text(encoding="utf-8")
    told = written if speaks == SPOKEN[0] else spoken_in(written, speaks)
    text = _named(told, name, shown, schema_line(path, schema))
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError as fault:
        raise Problem(tr("{path} exists already. Choose another name.", path=path)) from fault
    except OSError as fault:
        raise NotWritten(str(path)) from fault


def schema_line(path: Path, schema: Path = SCHEMA) -> str:
    """The comment by which an editor finds the schema from ``path``, as the bundled role-plays have it.

    It is relative to the program's own folders, and never tells where the program, or its user, is.
    """
    place = path.resolve()
    near = place.parent if place.is_relative_to(ROOT) else BUNDLED
    return f"# yaml-language-server: $schema={Path(os.path.relpath(schema, near)).as_posix()}\n"


def _named(text: str, name: str, title: str, schema: str) -> str:
    """The template with its id, its title and its schema's address; the first of each is the header's."""
    text = _SCHEMA_LINE.sub(lambda _: schema, text, count=1)
    text = _ID_LINE.sub(rf"\1 {name}", text, count=1)
    if title:
        quoted = json.dumps(title, ensure_ascii=False)
        text = _TITLE_LINE.sub(lambda found: f"{found[1]} {quoted}", text, count=1)
    return text
