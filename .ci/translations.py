"""Translations: fragments in, one compiled catalogue a language out, and every disagreement named with its line.

``resources/i18n/<language>/*.po`` are the sources, one fragment an area; ``LC_MESSAGES/workstation.mo`` beside them is
what the program reads, and is committed. Without an option this rewrites it; ``--check`` only compares.
Exit 1 when something is wrong. Messages no code uses any more are listed, and are faults when it checks.
"""

from __future__ import annotations

import argparse
import ast
import gettext
import io
import re
import string
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from babel.messages import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("workstation", "widgets", "db")
DOMAIN = "workstation"
# A catalogue compiled twice is the same file twice.
NO_DATE = datetime(2026, 1, 1, tzinfo=UTC)

NARROW = "\u202f"
NO_BREAK = "\u00a0"

Forms = tuple[str, ...]


@dataclass(frozen=True)
class Use:
    """A message as the code asks for it: one form for ``tr``, two for ``trn``."""

    forms: Forms
    where: str


@dataclass(frozen=True)
class Entry:
    """A message as a fragment translates it."""

    source: Forms
    target: Forms
    where: str


@dataclass
class Sources:
    """What the code says: messages asked for, calls that name none, and every other string it holds."""

    uses: list[Use] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    strings: set[str] = field(default_factory=set)


def python_files(root: Path) -> Iterator[Path]:
    """The program's own modules, in a stable order."""
    yield root / "main.py"
    for package in PACKAGES:
        yield from sorted((root / package).rglob("*.py"))


def read_sources(root: Path) -> Sources:
    """Every message that ``tr``, ``trn`` or ``mark`` is called with, in the program's own modules."""
    found = Sources()
    for path in python_files(root):
        if path.exists():
            _read_module(path.read_text(encoding="utf-8"), path.relative_to(root).as_posix(), found)
    return found


def _read_module(text: str, name: str, found: Sources) -> None:
    for node in sorted(ast.walk(ast.parse(text, name)), key=lambda node: getattr(node, "lineno", 0)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            found.strings.add(node.value)
        if not isinstance(node, ast.Call):
            continue
        where = f"{name}:{node.lineno}"
        match node.func:
            case ast.Name(id=called) | ast.Attribute(attr=called):
                pass
            case _:
                continue
        if called in ("tr", "mark") and node.args:
            found.uses += [Use((message,), where) for message in _literals(node.args[0])]
            if isinstance(node.args[0], ast.JoinedStr):
                found.faults.append(f"{where}: an f-string cannot be translated; give {called}() its values by name")
        elif called == "trn" and len(node.args) >= 2:
            found.uses += [Use((one, many), where) for one, many in zip(*map(_literals, node.args[:2]), strict=False)]


def _literals(node: ast.expr) -> list[str]:
    """The texts an argument may be: one, or both sides of a conditional. A variable's are marked where they stand."""
    match node:
        case ast.Constant(value=str(text)):
            return [text]
        case ast.IfExp(body=body, orelse=orelse):
            return _literals(body) + _literals(orelse)
        case _:
            return []


def read_fragment(path: Path, root: Path) -> Iterator[Entry]:
    """The entries of one ``.po`` file. Raises ``PoFileError`` when it is not one."""
    with path.open("rb") as file:
        catalogue = read_po(file, abort_invalid=True)
    for message in catalogue:
        if message.id:
            where = f"{path.relative_to(root).as_posix()}:{message.lineno}"
            target = ("",) if message.fuzzy else _forms(message.string)
            yield Entry(_forms(message.id), target, where)


def _forms(text: str | list[str] | tuple[str, ...] | None) -> Forms:
    if text is None:
        return ("",)
    return (text,) if isinstance(text, str) else tuple(text)


def merge(entries: list[Entry]) -> tuple[dict[str, Entry], list[str]]:
    """One entry a message, and a fault for each message that two fragments translate differently."""
    merged: dict[str, Entry] = {}
    faults = []
    for entry in entries:
        first = merged.setdefault(entry.source[0], entry)
        if first.target != entry.target or first.source != entry.source:
            faults.append(f"{entry.where}: “{entry.source[0]}” is translated otherwise at {first.where}")
    return merged, faults


def placeholders(text: str) -> set[str]:
    """The ``{names}`` of a message. Raises ``ValueError`` when its braces do not match."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def placeholder_faults(entry: Entry) -> Iterator[str]:
    """A form may leave ``{n}`` out where the language says “one”; no other name may come or go."""
    try:
        wanted = set().union(*map(placeholders, entry.source))
        for form in entry.target:
            names = placeholders(form)
            if names - wanted or (wanted - names) - ({"n"} if len(entry.source) > 1 else set()):
                yield f"{entry.where}: placeholders {sorted(names)} where the message has {sorted(wanted)}: {form}"
    except ValueError as error:
        yield f"{entry.where}: {error}: {entry.target[0]}"


# Each pattern is looked for in the French with every placeholder replaced by a letter.
FRENCH_FAULTS = (
    (re.compile(r"'"), "a straight apostrophe (’ is wanted)"),
    (re.compile(r'"'), "straight quotes (« » are wanted, with no-break spaces inside)"),
    (re.compile(r"\.\.\."), "three dots (… is wanted)"),
    (re.compile(r"!"), "an exclamation mark (the interface does not exclaim)"),
    (re.compile(rf"[^{NARROW}?!(/](?=[;?](?:$|[\s»”)]))"), "no narrow no-break space (U+202F) before ; or ?"),
    (re.compile(rf"[^{NO_BREAK}](?=:(?:$|\s))"), "no no-break space (U+00A0) before a colon"),
    (re.compile(rf"«(?!{NO_BREAK})|(?<!{NO_BREAK})»"), "no no-break space (U+00A0) inside « »"),
    (re.compile(rf"(?<=\w)[ {NARROW}]?€"), "no no-break space (U+00A0) before €"),
    (re.compile(r"(?<=\w) ?%"), "no no-break space before %"),
)


# Who is on the line may be a woman or a man: « la personne » is right of both, where nothing tells them apart.
_OF_THE_PERSON = re.compile(r"\b(?:le|la|au|du|l’)\W?(?:client|interlocuteur|interlocutrice|correspondant)e?\b", re.I)
_TELLS_APART = re.compile(r"\b(?:her|him)\b")


def gender_fault(entry: Entry) -> str:
    """What makes the person of every contact a man, or a woman; empty where nothing does."""
    if _TELLS_APART.search(entry.source[0]):
        return ""
    found = next(filter(None, map(_OF_THE_PERSON.search, entry.target)), None)
    return f"“{found.group()}” is of one gender (“la personne” is wanted)" if found else ""


def french_faults(text: str) -> Iterator[str]:
    """What a French typographer would mark in ``text``."""
    bare = re.sub(r"\{[^{}]*\}", "x", text)
    for pattern, name in FRENCH_FAULTS:
        if pattern.search(bare):
            yield name


def entry_faults(entry: Entry, language: str) -> Iterator[str]:
    """What is wrong with one translation, taken alone."""
    if not all(entry.target):
        yield f"{entry.where}: no translation: {entry.source[0]}"
        return
    yield from placeholder_faults(entry)
    for form in entry.target if language == "fr" else ():
        for fault in french_faults(form):
            yield f"{entry.where}: {fault}: {form}"
    if language == "fr" and (fault := gender_fault(entry)):
        yield f"{entry.where}: {fault}: {entry.target[0]}"


def use_faults(uses: list[Use], merged: dict[str, Entry], language: str) -> Iterator[str]:
    """Messages the code asks for and the language does not have, each named once."""
    told: set[Forms] = set()
    for use in uses:
        entry = merged.get(use.forms[0])
        if use.forms in told:
            continue
        told.add(use.forms)
        if entry is None:
            yield f"{use.where}: not translated into {language}: {use.forms[0]}"
        elif len(use.forms) > 1 and entry.source != use.forms:
            yield f"{use.where}: its plural is not translated into {language}: {use.forms[1]} ({entry.where})"


def compile_catalogue(merged: dict[str, Entry], language: str) -> bytes:
    """The ``.mo`` file: the same entries always give the same bytes."""
    catalogue = Catalog(
        locale=language, project=DOMAIN, version="1", creation_date=NO_DATE, revision_date=NO_DATE, fuzzy=False
    )
    for _, entry in sorted(merged.items()):
        plural = len(entry.source) > 1
        target = entry.target if plural else entry.target[0]
        catalogue[entry.source[0]] = Message(entry.source if plural else entry.source[0], target)
    out = io.BytesIO()
    write_mo(out, catalogue)
    return out.getvalue()


def same_catalogue(compiled: bytes, path: Path) -> bool:
    """Whether the file says what ``compiled`` says; who wrote its header does not matter."""
    if not path.exists():
        return False
    with path.open("rb") as file:
        return _spoken(gettext.GNUTranslations(file)) == _spoken(gettext.GNUTranslations(io.BytesIO(compiled)))


def _spoken(translations: gettext.GNUTranslations) -> dict[object, str]:
    catalogue: dict[object, str] = dict(vars(translations)["_catalog"])
    catalogue.pop("", None)
    return catalogue


def examine(language: Path, sources: Sources, root: Path, check: bool) -> tuple[list[str], list[str]]:
    """Faults and unused messages of one language; its catalogue is compared, or rewritten."""
    entries = [entry for path in sorted(language.glob("*.po")) for entry in read_fragment(path, root)]
    merged, faults = merge(entries)
    faults += [fault for entry in entries for fault in entry_faults(entry, language.name)]
    faults += use_faults(sources.uses, merged, language.name)
    unused = [f"{entry.where}: {source}" for source, entry in merged.items() if source not in sources.strings]
    compiled = compile_catalogue(merged, language.name)
    path = language / "LC_MESSAGES" / f"{DOMAIN}.mo"
    if not check:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(compiled)
    elif not same_catalogue(compiled, path):
        faults.append(f"{path.relative_to(root).as_posix()}: not what the fragments say; run .ci/translations.py")
    return faults, unused


def main(arguments: list[str] | None = None) -> int:
    """Compile or check every language; say what is wrong on stderr."""
    parser = argparse.ArgumentParser(description="Compile the translations, or check that they are complete.")
    parser.add_argument("--check", action="store_true", help="compare the compiled catalogues, write nothing")
    parser.add_argument("--root", type=Path, default=ROOT, help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    root = options.root.resolve()
    sources = read_sources(root)
    faults = list(sources.faults)
    for language in sorted({path.parent for path in (root / "resources" / "i18n").glob("*/*.po")}):
        found, unused = examine(language, sources, root, options.check)
        faults += found
        if options.check:
            faults += [f"{line} (no code says this any more: remove it)" for line in unused]
            continue
        for line in unused:
            print(f"unused: {line}")
    for line in faults:
        print(line, file=sys.stderr)
    messages = len({use.forms[0] for use in sources.uses})
    print(f"{messages} messages, {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
