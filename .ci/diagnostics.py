"""The help pages of the diagnostics: one section a code, made from the catalogue and from an example that is run.

``resources/help/examples/RPnnn.yaml`` holds the lines at fault and the same lines put right, as they would stand in
``base/``. Without an option this rewrites ``resources/help/<language>/diagnostics.md``; ``--check`` only compares.
Exit 1 when a code has no example, when an example does not show its code, or when a page is not what they say.
"""

from __future__ import annotations

import re
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / ".ci")]

from made import ended, only_compared, settle  # noqa: E402  the root comes first

from workstation import i18n  # noqa: E402
from workstation.assessment.proof_faults import proof_faults  # noqa: E402
from workstation.assessment.proving import prove  # noqa: E402
from workstation.content.catalogue import CATALOGUE  # noqa: E402
from workstation.content.diagnostics import ContentFault, Diagnostic  # noqa: E402
from workstation.library.drawn import played_faults  # noqa: E402
from workstation.library.kinds import kind_of  # noqa: E402
from workstation.library.laying import Laid  # noqa: E402
from workstation.library.pack_folder import FOLDER as PACK  # noqa: E402
from workstation.library.shelf import Shelf, read_roleplay  # noqa: E402
from workstation.library.spelling import spelling_faults  # noqa: E402
from workstation.library.tried import sentence_faults  # noqa: E402
from workstation.paths import SCRIPTS  # noqa: E402
from workstation.roleplay.reading.includes import Folders  # noqa: E402
from workstation.roleplay.solving.states import LIMIT  # noqa: E402

HELP = ROOT / "resources" / "help"
EXAMPLES = HELP / "examples"
BASE = EXAMPLES / "base"
ROLEPLAY = "roleplay.yaml"
# What the help shows of a line without wrapping it.
WIDE = 52
# The codes that only an exploration finds.
PROVED = "RP070"
LAST_PROVED = "RP099"
# The code that only a dictionary finds, asked for.
SPELT = "RP158"
CODE = re.compile(r"((?<=«\u00a0)[^\w\s»]+(?=\u00a0»)|(?<=“)[^\w\s”]+(?=”)|\w+\('[^']*'\)|'[^']*'|\{[^}]+\})")
REPEATED = re.compile(r"⟨(.+?) ×(\d+)⟩")


@dataclass(frozen=True)
class Example:
    """A fault and its correction: ``wrong`` or ``right`` takes the place of ``replaced``, lines of the file ``within``.

    The caret stands under ``at``. ``besides``: the codes that the same fault cannot but raise too. ``also``: other
    lines and what takes their place, on both sides.
    """

    code: str
    means: dict[str, str]
    wrong: str
    right: str
    replaced: str = ""
    at: str = ""
    within: str = ROLEPLAY
    besides: tuple[str, ...] = ()
    absent: bool = False
    encoding: str = "utf-8"
    states: int = LIMIT
    command: bool = False
    also: tuple[str, str] = ("", "")


def read_example(path: Path) -> Example:
    """An example's file."""
    found = yaml.safe_load(path.read_text(encoding="utf-8"))
    return Example(
        code=path.stem,
        means=found["means"],
        wrong=found["wrong"],
        right=found["right"],
        replaced=found.get("replace", found["right"]),
        at=str(found.get("at", "")),
        within=found.get("in", ROLEPLAY),
        besides=tuple(found.get("besides", ())),
        absent=found.get("file") == "absent",
        encoding=found.get("encoding", "utf-8"),
        states=found.get("states", LIMIT),
        command=found["wrong"].startswith("main.py"),
        also=(found["also"]["replace"], found["also"]["with"]) if "also" in found else ("", ""),
    )


@cache
def examples() -> dict[str, Example]:
    """Every example by its code."""
    return {path.stem: read_example(path) for path in sorted(EXAMPLES.glob("RP*.yaml"))}


@cache
def shelf() -> Shelf:
    """The content around the base file."""
    return Shelf()


def place(text: str, lines: str) -> tuple[int, int]:
    """Where the lines stand in the text, whatever their indentation: the first one's index, and how far in it is."""
    wanted, there = lines.split("\n"), text.split("\n")
    found = []
    for n in range(len(there) - len(wanted) + 1):
        deep = len(there[n]) - len(wanted[0])
        margin = there[n][:deep] if deep > 0 else ""
        if not margin.strip() and all(there[n + k] == (margin + line if line else "") for k, line in enumerate(wanted)):
            found.append((n, max(deep, 0)))
    if len(found) != 1:
        raise ValueError(f"{len(found)} times in the base: {lines}")
    return found[0]


def written(example: Example, lines: str) -> str:
    """The base file with the lines in their place, repetitions written out."""
    text = (BASE / example.within).read_text(encoding="utf-8")
    if example.command:
        return text
    full = REPEATED.sub(lambda found: found[1] * int(found[2]), lines)
    text = changed(text, example.replaced, full)
    return changed(text, *example.also) if example.also[0] else text


def changed(text: str, old: str, new: str) -> str:
    """The text with some lines in the place of others, as far in as they were."""
    start, deep = place(text, old)
    put = [" " * deep + line if line else "" for line in new.split("\n")]
    there = text.split("\n")
    return "\n".join([*there[:start], *put, *there[start + len(old.split("\n")) :]])


def findings(example: Example, wrong: bool) -> list[Diagnostic]:
    """What the program says of the file with the fault, or of the file put right."""
    text = written(example, example.wrong if wrong else example.right)
    if not wrong and text == (BASE / example.within).read_text(encoding="utf-8"):
        return list(_sound(example.within))
    return _found(text, example, wrong)


@cache
def _sound(within: str) -> tuple[Diagnostic, ...]:
    """What the program says of a base file as it stands, proofs included."""
    text = (BASE / within).read_text(encoding="utf-8")
    return tuple(_found(text, Example(PROVED, {}, "", "", within=within), wrong=False))


def _found(text: str, example: Example, wrong: bool) -> list[Diagnostic]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for path in (p for p in BASE.rglob("*") if p.is_file()):
            copy = folder / path.relative_to(BASE)
            copy.parent.mkdir(exist_ok=True)
            copy.write_bytes(path.read_bytes())
        encoding = example.encoding if wrong else "utf-8"
        (folder / example.within).write_bytes(text.encode(encoding, "replace"))
        if example.absent and wrong:
            (folder / ROLEPLAY).unlink()
        return _read(folder, example, wrong)


def _read(folder: Path, example: Example, wrong: bool) -> list[Diagnostic]:
    if example.within.startswith(f"{PACK}/"):
        return Laid(SCRIPTS, folder / PACK).faults
    kind = kind_of(folder / example.within)
    if kind is not None:
        try:
            return kind.faults(folder / example.within, shelf())
        except ContentFault as fault:
            return fault.diagnostics
    roleplay = ROLEPLAY if "/" in example.within else example.within
    one = read_roleplay(folder / roleplay, shelf().around, Folders((folder, SCRIPTS)))
    found = [*one.diagnostics, *played_faults(one, shelf()), *sentence_faults(one, shelf())]
    if example.code == SPELT:
        found += spelling_faults(one)
    if one.program is not None and PROVED <= example.code <= LAST_PROVED:
        proof = prove(one.program, shelf().scorecard(one.script.channel), example.states if wrong else LIMIT)
        found += proof_faults(proof, one.script, str(one.path), one.text)
    return found


def shown(example: Example, fault: Diagnostic) -> list[str]:
    """The lines at fault with the caret under the place; a place outside them is shown before."""
    short = [REPEATED.sub(lambda found: found[1] * 3 + "…", line) for line in example.wrong.split("\n")]
    if example.command or example.absent:
        return short
    text = (BASE / example.within).read_text(encoding="utf-8")
    start, deep = place(text, example.replaced)
    if example.also[0] and place(text, example.also[0])[0] < start:
        start += example.also[1].count("\n") - example.also[0].count("\n")
    at = fault.place.line - 1 - start
    if 0 <= at < len(short):
        column = fault.place.column - 1 - deep
        marked = [short[at]] if REPEATED.search(example.wrong) else pointed(short[at], column)
        return [*short[:at], *marked, *short[at + 1 :]]
    if not fault.source.strip() or example.encoding != "utf-8":
        return short
    margin = len(fault.source) - len(fault.source.lstrip())
    return [*pointed(fault.source.strip(), max(0, fault.place.column - 1 - margin)), "…", *short]


def pointed(line: str, column: int) -> list[str]:
    """A line and the caret below it; of a long one the part around the caret, which would else stand under nothing."""
    start = column - WIDE // 2 if column > WIDE - 8 else 0
    part = ("…" if start else "") + line[start : start + WIDE] + ("…" if start + WIDE < len(line) else "")
    return [part, " " * (column - start + (1 if start else 0)) + "^"]


WORDS = {
    "en": {
        "title": "Diagnostics",
        "intro": "`main.py check` names each fault by a code, at its line and column, and says what to do. Here is one"
        " example of each: the lines at fault, with a caret under the place, then the same lines put right. Every"
        " example is run at each check of the program.",
        "error": "error",
        "warning": "remark",
        "hint": "hint",
    },
    "fr": {
        "title": "Les diagnostics",
        "intro": "`main.py check` nomme chaque faute par un code, à sa ligne et à sa colonne, et dit quoi faire. Voici"
        " un exemple de chacune\u00a0: les lignes fautives, avec un repère sous l’endroit, puis les mêmes lignes"
        " corrigées. Chaque exemple est exécuté à chaque vérification du programme.",
        "error": "erreur",
        "warning": "remarque",
        "hint": "à regarder",
    },
}


def page(language: str) -> str:
    """The whole page in one language."""
    i18n.install(language)
    words = WORDS[language]
    parts = [f"# {words['title']}", words["intro"]]
    for code, kind in sorted(CATALOGUE.items()):
        example = examples()[code]
        fault = fault_of(code, language)
        parts.append(f"## {code} · {words[kind.severity]}")
        parts.append(f"**{_plain(fault.message)}**")
        parts.append(example.means[language])
        parts.append("\n".join(["```text", *shown(example, fault), "```"]))
        parts += [_plain(fault.cure)] if fault.cure else []
        parts.append("\n".join(["```text" if example.command else "```yaml", example.right, "```"]))
    i18n.install("en")
    return "\n\n".join(parts) + "\n"


@cache
def _wrong(code: str) -> list[Diagnostic]:
    return findings(examples()[code], wrong=True)


def fault_of(code: str, language: str) -> Diagnostic:
    """The fault of an example, in a language. What came of a test is said as it is found: such a one is found anew."""
    i18n.install("en")
    fault = next(found for found in _wrong(code) if found.code == code)
    i18n.install(language)
    if language == "en" or not fault.values.get("detail"):
        return fault
    return next(found for found in findings(examples()[code], wrong=True) if found.code == code)


def _plain(text: str) -> str:
    """A sentence with its signs and its pieces of conditions set as code, and the rest of Markdown's own escaped."""
    parts = CODE.split(text)
    return "".join(f"`{part}`" if n % 2 else re.sub(r"([*_#\[\]<>])", r"\\\1", part) for n, part in enumerate(parts))


def faults() -> Iterator[str]:
    """What is wrong with the examples."""
    for code in sorted(set(CATALOGUE) - set(examples())):
        yield f"resources/help/examples/{code}.yaml: there is no example of {code}"
    for code in sorted(set(examples()) - set(CATALOGUE)):
        yield f"resources/help/examples/{code}.yaml: there is no code {code}"
    for code in sorted(set(examples()) & set(CATALOGUE)):
        yield from example_faults(examples()[code])


def example_faults(example: Example) -> Iterator[str]:
    """What one example does not show as it should."""
    where = f"resources/help/examples/{example.code}.yaml"
    told = _wrong(example.code) if examples().get(example.code) is example else findings(example, wrong=True)
    codes = {fault.code for fault in told}
    if example.code not in codes or codes - {example.code} - set(example.besides):
        yield f"{where}: the lines at fault give {sorted(codes)}"
        for fault in told[:5]:
            yield f"    {fault.describe()}"
    shown_at = [fault for fault in told if fault.code == example.code]
    if example.at and not any(fault.source[fault.place.column - 1 :].startswith(example.at) for fault in shown_at):
        yield f"{where}: nothing is shown at “{example.at}”"
        for fault in shown_at[:5]:
            yield f"    {fault.describe()}"
    for fault in findings(example, wrong=False):
        yield f"{where}: put right, it still gives {fault.describe()}"


def main(arguments: list[str] | None = None) -> int:
    """Write or compare the pages; say what is wrong on stderr."""
    check = only_compared("Write the help pages of the diagnostics, or check them.", arguments)
    found = list(faults())
    pages = ((HELP / language / "diagnostics.md", page(language)) for language in ("fr", "en"))
    return ended(f"{len(CATALOGUE)} codes", found or settle(pages, check))


if __name__ == "__main__":
    sys.exit(main())
