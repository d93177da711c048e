"""Files that nobody should write, and that the reader must refuse at once or read in no time."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from tests.support.content import LOST_CARD, changed


class Case(NamedTuple):
    """A hostile file: the codes of what is wrong with it (none when it may be read), and how it comes to be there."""

    codes: str
    write: Callable[[Path], Path]


CASES: dict[str, Case] = {}
# As large as a file may be: read by hand, with the figures of speed.
LARGE: dict[str, Case] = {}

_START = "start: greet\n"


def _text(name: str, codes: str, text: str | Callable[[], str]) -> None:
    def write(folder: Path) -> Path:
        path = folder / "hostile.yaml"
        path.write_text(text if isinstance(text, str) else text(), encoding="utf-8", newline="")
        return path

    CASES[name] = Case(codes, write)


def _larger(name: str, codes: str, text: Callable[[], str]) -> None:
    _text(name, codes, text)
    LARGE[name] = CASES.pop(name)


def _bytes(name: str, codes: str, content: Callable[[], bytes]) -> None:
    def write(folder: Path) -> Path:
        path = folder / "hostile.yaml"
        path.write_bytes(content())
        return path

    CASES[name] = Case(codes, write)


def _beside(text: str) -> str:
    """A sound role-play with more at its top level."""
    return changed((_START, text + _START))


def _saying(text: str) -> str:
    """A sound role-play in which a move says this (a double-quoted text, escapes and all)."""
    return changed(('say: "Autre chose ?"', f'say: "{text}"'))


def _when(text: str) -> str:
    """A sound role-play with this condition."""
    return changed(('"not blocked"', f'"{text}"'))


def _beats(count: int) -> str:
    return changed(
        (
            "  wrap:\n",
            "".join(
                f'  b{n}:\n    client: "Ah."\n    moves:\n      - {{id: m{n}, say: "Oui.", next: b{n + 1}}}\n'
                for n in range(count)
            )
            + f"  b{count}:\n    route: [{{else: wrap}}]\n  wrap:\n",
        )
    )


def _laughs() -> str:
    lines = ["a0: &a0 [lol, lol]"] + [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]
    return "\n".join(lines) + "\n"


def _stairs(count: int) -> str:
    """A block in a block in a block…"""
    return "".join(f"{' ' * n}k:\n" for n in range(count))


def _fragments(count: int) -> str:
    body = "{exits: [out], entry: a, beats: {a: {moves: [{id: m, say: x, exit: out}]}}}"
    return "fragments:\n" + "".join(f"  f{n}: {body}\n" for n in range(count))


def _used(levels: int, width: int) -> str:
    """Fragments that use fragments: their uses double, and double again."""
    found = ["fragments:\n  f0: {exits: [out], entry: a, beats: {a: {moves: [{id: m, say: x, exit: out}]}}}\n"]
    for n in range(1, levels):
        uses = [
            f"a{k}: {{use: f{n - 1}, exits: {{out: {'out' if k == width - 1 else f'a{k + 1}'}}}}}" for k in range(width)
        ]
        found.append(f"  f{n}: {{exits: [out], entry: a0, beats: {{{', '.join(uses)}}}}}\n")
    use = f"  bomb: {{use: f{levels - 1}, exits: {{out: wrap}}}}\n  wrap:\n"
    return changed((_START, "".join(found) + _START), ("  wrap:\n", use))


def _moves(count: int, more: str = "") -> str:
    """One beat with so many things to say."""
    made = "".join(
        f'      - {{id: s{n}, say: "Phrase {n}.", next: identify{more}}}\n'.replace("NN", str(n)) for n in range(count)
    )
    return changed(("    moves:\n      - id: enough\n", f"    moves:\n{made}      - id: enough\n"))


def _tests(count: int) -> str:
    return changed(
        (
            "tests:\n",
            "tests:\n"
            + "".join(f"  - {{name: t{n}, play: [greet_cold], expect: {{passed: false}}}}\n" for n in range(count)),
        )
    )


_text("billion laughs", "RP002", _laughs)
_text("a bracket in a bracket", "RP005", lambda: "deep: " + "[" * 400_000)
_text("a brace in a brace", "RP005", lambda: "deep: " + "{a: " * 200_000)
_text("a dash after a dash", "RP005", lambda: "- " * 400_000)
_text("a block in a block", "RP005", lambda: _stairs(1300))
_text("a question in a question", "RP001", lambda: "? " * 400_000)
_text("a tag on a tag", "RP001", lambda: "a: " + "!!str " * 100_000 + "b")
_text("a word without an end", "RP008", lambda: "a" * 900_000)
_text("a key without an end", "RP008", lambda: "a" * 900_000 + ": b")
_text("a quote without an end", "RP001", lambda: 'a: "' + "b" * 900_000)
_text("a thousand lines in a word", "RP008", lambda: "a:\n" + "  b\n" * 200_000)
_text("100,000 keys", "RP014", lambda: _beside("".join(f"k{n}: v\n" for n in range(100_000))))
_text("9,000 fragments", "RP014", lambda: _fragments(9_000))
_text("fragments that double", "RP005", lambda: _used(9, 4))
_text("fragments that multiply", "RP005", lambda: _used(40, 2))
_text("5,000 beats", "RP014", lambda: _beats(5_000))
_text("1,000 beats", "", lambda: _beats(1_000))
_text("15,000 tests", "RP014", lambda: _tests(15_000))
_text(
    "one test of 100,000 steps",
    "RP014",
    lambda: changed(
        (
            "tests:\n",
            f"tests:\n  - {{name: long, play: [{', '.join(['greet_cold'] * 60_000)}], expect: {{passed: false}}}}\n",
        )
    ),
)
_text("a range without an end", "RP012", lambda: changed(("max: 3, start: 0", f"max: {10**12}, start: 0")))
_text(
    "an enum of 50,000 words",
    "RP014",
    lambda: changed(
        ("values: [calm, cross]", "values: [calm, cross, " + ", ".join(f"w{n}" for n in range(50_000)) + "]")
    ),
)
_text("a huge need", "RP012", lambda: changed(("need: 4", f"need: {10**12}")))
_text(
    "a number of 5,000 digits",
    "RP012",
    lambda: changed(("score: {welcome: 2}\n        answer", f"score: {{welcome: {'9' * 5000}}}\n        answer")),
)
_text(
    "a number of 5,000 digits in a set", "RP043", lambda: changed(("set: {asked: 3}", f"set: {{asked: {'9' * 5000}}}"))
)
_text("a wait of 5,000 digits", "RP050", lambda: changed(("recap, ", f'"wait:{"9" * 5000}", recap, ')))
_text("a number of 5,000 digits in a text", "RP045", lambda: _saying("{{ " + "9" * 5000 + " }}"))
_text("a class behind a text", "RP045", lambda: _saying("{{ ''.__class__.__mro__ }}"))
_text("an attribute of a fact", "RP045", lambda: _saying("{{ facts.where.__class__ }}"))
_text("a dunder of the facts", "RP045", lambda: _saying("{{ facts.__class__ }}"))
_text("a filter", "RP045", lambda: _saying("{{ facts.where|attr('__class__') }}"))
_text("a statement", "RP045", lambda: _saying("{% for a in range(10**9) %}x{% endfor %}"))
_text("a comment", "RP045", lambda: _saying("{# hidden #}"))
_text("a range", "RP045", lambda: _saying("{{ range(10**9) }}"))
_text("a text multiplied", "RP045", lambda: _saying("{{ 'a' * 10**9 }}"))
_text("a power", "RP045", lambda: _saying("{{ 9**9**9**9 }}"))
_text("an insertion in brackets", "RP008", lambda: _saying("{{ " + "(" * 50_000 + "a" + ")" * 50_000 + " }}"))
_text("an insertion of minuses", "RP008", lambda: _saying("{{ " + "-" * 100_000 + "a }}"))
_text("20,000 braces", "RP008", lambda: _saying("{{" * 10_000))
_text(
    "100,000 braces to hear",
    "RP008",
    lambda: changed(
        ('        hint: "Accueillir"\n', f'        hint: "Accueillir"\n        hears: ["{"{" * 100_000}"]\n')
    ),
)
_text("60,000 insertions", "RP008", lambda: _saying("{{ facts.where }}" * 40_000))
_text("a text of 100,000 letters", "RP008", lambda: _saying("a" * 100_000))
_text("a text of 100,000 words", "RP008", lambda: _saying("oui " * 100_000))
_text(
    "a heard text of 100,000 words",
    "RP008",
    lambda: changed(
        ('        hint: "Accueillir"\n', f'        hint: "Accueillir"\n        hears: ["{"bonjour non " * 40_000}"]\n')
    ),
)
_text(
    "18,000 heard texts",
    "",
    lambda: changed(
        (
            '        hint: "Accueillir"\n',
            f'        hint: "Accueillir"\n        hears: [{", ".join(["bonjour monsieur"] * 18_000)}]\n',
        )
    ),
)
_text(
    "a pattern that backtracks",
    "",
    lambda: changed(
        ('        hint: "Accueillir"\n', f'        hint: "Accueillir"\n        hears: ["(a+)+$ {"a" * 5_000}!"]\n')
    ),
)
_text("a walk over attributes", "RP021", lambda: _when("().__class__.__bases__[0].__subclasses__()"))
_text("an import in a condition", "RP021", lambda: _when("__import__('os').system('true')"))
_text("a lambda in a condition", "RP021", lambda: _when("(lambda: 1)()"))
_text("140 brackets in a condition", "", lambda: _when("(" * 140 + "blocked" + ")" * 140))
_text("70 nots in a condition", "", lambda: _when("not " * 70 + "blocked"))
_text("a long comparison", "", lambda: _when("<".join(["1"] * 140)))
_text("a condition of 100,000 characters", "RP008", lambda: _when("blocked and " * 8_000 + "blocked"))
_text("a power in a condition", "RP021", lambda: _when("9**9**9**9 > identity"))
_text("a number of 290 digits in a condition", "RP020", lambda: _when("9" * 290 + " > identity"))
_text("a condition python warns of", "RP020", lambda: _when("1if blocked else 0x1for"))
_text("a condition with a null", "RP020", lambda: _when("seen('\\0')"))
_text("a condition of two lines", "RP020", lambda: _when("blocked\\n and"))
_text("a surrogate", "RP001", lambda: _saying("\\ud800"))
_text("a pair of surrogates", "RP001", lambda: _saying("\\ud83d\\ude00"))
_text("letters without width", "RP026", lambda: changed(("  motif: CARD-LOST", "  motif: CARD\u200b-LOST")))
_text("letters from right to left", "RP026", lambda: changed(("  motif: CARD-LOST", "  motif: \u202eCARD-LOST")))
_text("every kind of space", "RP026", lambda: changed(("  motif: CARD-LOST", "\u00a0 motif: CARD-LOST")))
_text("a byte order mark", "", lambda: "\ufeff" + LOST_CARD)
_text("a byte order mark within", "RP026", lambda: changed(("  motif: CARD-LOST", "  motif: \ufeffCARD-LOST")))
_text("lines that end with returns alone", "", lambda: LOST_CARD.replace("\n", "\r"))
_text("lines that end with both", "", lambda: LOST_CARD.replace("\n", "\r\n"))
_text(
    "line separators",
    "RP011",
    lambda: changed(("  motif: CARD-LOST", "  # \u2028  motif: X\u2028  motif: CARD-LOST\u0085  motif: Y")),
)
_text("a null", "RP001", lambda: changed(("  motif: CARD-LOST", "  motif: \0CARD-LOST")))
_text("an escape sequence", "RP001", lambda: changed(("  motif: CARD-LOST", "  motif: \x1b[31mCARD-LOST")))
_text("a form feed", "RP001", lambda: changed(("  motif: CARD-LOST", "  \x0c motif: CARD-LOST")))
_text("nothing", "RP012", "")
_text("only a comment", "RP012", "# nothing\n")
_text("two documents", "RP001", lambda: LOST_CARD + "---\n" + LOST_CARD)
_text("a directive", "RP001", lambda: "%YAML 9.9\n---\n" + LOST_CARD)
_text("a tag", "RP012", lambda: changed(("  motif: CARD-LOST", "  motif: !!python/object/apply:os.system [true]")))
_text("a merge key", "RP010", lambda: changed(("  motif: CARD-LOST", "  motif: CARD-LOST\n  <<: {id: other}")))
_text("a key of many keys", "RP001", lambda: changed(("  motif: CARD-LOST", "  ? {a: b}\n  : c")))
_text("a state for each subset", "", lambda: _moves(40))
_bytes("UTF-16", "RP007", lambda: LOST_CARD.encode("utf-16"))
_bytes("Latin 1", "RP007", lambda: LOST_CARD.encode("latin-1", "replace"))
_bytes("noise", "RP007", lambda: bytes(range(256)) * 1000)
_bytes("nulls", "RP001", lambda: bytes(500_000))
_bytes("a cut letter", "RP007", lambda: LOST_CARD.encode()[: LOST_CARD.encode().index("é".encode()) + 1])
for _name in (
    "../../etc/passwd",
    "/etc/passwd",
    "fragments/../../x.yaml",
    "fragments/..\\\\..\\\\x.yaml",
    "C:\\\\x.yaml",
    "fragments/x.yaml\\0.yaml",
    "fragments/" + "a" * 5000 + ".yaml",
    "fragments/a/" * 400 + "b.yaml",
    "file:///etc/passwd",
    "fragments/CON.yaml",
    "fragments/è.yaml",
    "",
):
    _text(f"an include of {_name[:40]}", "RP030", lambda name=_name: f'include: ["{name}"]\n' + LOST_CARD)
_text(
    "18,000 includes",
    "RP030 RP009",
    lambda: "include: [" + ", ".join(f"fragments/x{n}.yaml" for n in range(18_000)) + "]\n" + LOST_CARD,
)


def _large(folder: Path) -> Path:
    path = folder / "hostile.yaml"
    with path.open("wb") as file:
        file.truncate(100_000_000)
    return path


def _pipe(folder: Path) -> Path:
    path = folder / "hostile.yaml"
    os.mkfifo(path)
    return path


def _folder(folder: Path) -> Path:
    path = folder / "hostile.yaml"
    path.mkdir()
    return path


def _loop(folder: Path) -> Path:
    path = folder / "hostile.yaml"
    path.symlink_to(path)
    return path


CASES["100 MB"] = Case("RP005", _large)
CASES["a folder"] = Case("RP006", _folder)
if hasattr(os, "mkfifo"):
    CASES["a pipe"] = Case("RP006", _pipe)
    CASES["a device"] = Case("RP006", lambda folder: Path("/dev/zero"))
    CASES["a link to itself"] = Case("RP006", _loop)


def _set_all(count: int) -> str:
    declared = "".join(f"  v{n}: {{type: bool, start: false}}\n" for n in range(count))
    settings = ", ".join(f"v{n}: true" for n in range(count))
    why = '        mood: -1\n        why: "Ni'
    return changed(("vars:\n", f"vars:\n{declared}"), (why, f"        set: {{{settings}}}\n{why}"))


_larger("2,000 moves in a beat", "", lambda: _moves(2_000))
_larger("1,500 moves to hear", "", lambda: _moves(1_500, ", hears: [oui NN, bien sûr NN, d’accord NN]"))
_larger("2,000 variables set at once", "", lambda: _set_all(2_000))
_larger("90 texts of 10,000 letters", "", lambda: _moves(90, f', hint: "{"oui. " * 1_900}"'))
_larger("90 texts full of insertions", "", lambda: _moves(90, f', hint: "{"{{ facts.where }}" * 580}"'))
_larger("90 texts of braces", "RP045", lambda: _moves(90, f', hint: "{"{{ " * 3_300}"'))
_larger(
    "1,500 conditions", "", lambda: _moves(1_500, ', when: "' + "not blocked and (" * 15 + "blocked" + ")" * 15 + '"')
)
_larger("2,000 unknown names", "RP022", lambda: _moves(2_000, ', when: "not bloked"'))
_larger("1,300 beats that lead nowhere", "RP039 RP009", lambda: _beats(1_300).replace("next: b", "next: z"))
_larger("9,000 unknown keys", "RP010 RP009", lambda: _beside("".join(f"k{n}: v\n" for n in range(9_000))))
_larger(
    "9,000 wrong ids",
    "RP012 RP009",
    lambda: changed(("  wrap:\n", "".join(f"  K{n}: v\n" for n in range(9_000)) + "  wrap:\n")),
)
_larger("1,800 tests of no step", "RP050 RP009", lambda: _tests(1_800).replace("[greet_cold]", "[greet_cild]"))
