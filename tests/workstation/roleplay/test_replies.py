"""A written reply, judged by what it holds: the same way wherever it is judged."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.content import CONTENT, SHELF
from workstation.library.shelf import read_roleplay
from workstation.roleplay.judging.notes import Judgement, judge_reply
from workstation.roleplay.playing.program import PlaceTuple, Program
from workstation.roleplay.playing.step import Happening, Impossible, replies, start, step

FULL = "Bonjour Madame, faites opposition, puis lisez votre solde dans la messagerie sécurisée."
SHORT = "Bonjour Madame, faites opposition."
VAIN = "Bien reçu."


def program(file: str = "lost-card-email") -> Program:
    found = read_roleplay(CONTENT / "channels" / f"{file}.yaml", SHELF.around, SHELF.folders)
    return found.script_program


def at_the_reply(one: Program, *moves: str) -> PlaceTuple:
    """Where the first reply is awaited."""
    place, _ = step(one, start(one), Happening("answered"))
    for move in moves:
        chosen = one.step_of(move)
        assert chosen is not None
        place, _ = step(one, place, Happening("move", chosen.number))
    return place


def judged(text: str, one: Program | None = None, place: PlaceTuple | None = None) -> Judgement:
    one = one or program()
    return judge_reply(one, place or at_the_reply(one), text, SHELF.rules)


def outcome(text: str, one: Program | None = None, place: PlaceTuple | None = None) -> str:
    chosen = judged(text, one, place).chosen
    return chosen.move.id if chosen else ""


@pytest.mark.parametrize(
    ("text", "move", "missing"),
    [
        (FULL, "full", ()),
        ("BONJOUR MADAME, opposition ; votre ESPACE CLIENT", "full", ()),
        (SHORT, "short", ("secure",)),
        ("Bonjour Madame.", "empty_words", ("block", "secure")),
        (VAIN, "empty_words", ("greeting", "block", "secure")),
    ],
)
def test_what_is_missing_decides(text: str, move: str, missing: tuple[str, ...]) -> None:
    assert outcome(text) == move
    assert judged(text).missing == missing


@pytest.mark.parametrize(
    ("text", "families"),
    [
        (f"{FULL} Il vous reste 120,50 €.", ["balance"]),
        (f"{FULL} Vous êtes pénible.", ["judgement"]),
        ("Il reste 120.50 et 120,50, de mauvaise foi.", ["judgement", "balance"]),
    ],
)
def test_what_it_should_not_hold_comes_before_all_else(text: str, families: list[str]) -> None:
    assert outcome(text) == "leak"
    assert [finding.family for finding in judged(text).findings] == families


def test_an_outcome_happens_once_and_then_the_next_one_does() -> None:
    one = program("lost-card-chat")
    place = at_the_reply(one, "hello", "later")
    half = "Une nouvelle carte est commandée."
    assert outcome(half, one, place) == "partial"
    chosen = judged(half, one, place).chosen
    assert chosen is not None
    after, _ = step(one, place, Happening("reply", chosen.number))
    assert chosen not in replies(one, after)
    assert outcome(half, one, after) == "nothing"
    with pytest.raises(Impossible):
        step(one, after, Happening("reply", chosen.number))


def test_no_reply_is_judged_where_none_is_awaited() -> None:
    one = program("lost-card-chat")
    place = at_the_reply(one)
    assert replies(one, place) == ()
    assert judged(FULL, one, place) == Judgement(None, (), ())
    written = one.step_of("written")
    assert written is not None
    for kind in ("reply", "move"):
        with pytest.raises(Impossible):
            step(one, place, Happening(kind, written.number))


FRAGMENT = """
fragments:
  ask_more:
    params: [what]
    entry: ask
    exits: [done, lost]
    beats:
      ask:
        client: "Et pour {{ what }} ?"
        reply:
          must: [{id: said, any: ["{{ what }}"], why: "Ce qui est demandé."}]
          must_not: [judgement, {id: never, any: ["jamais"], why: "Trop net."}]
          moves:
            - {id: rude, breach: true, why: "Un jugement.", exit: lost}
            - {id: told, missing: 0, exit: done}
            - {id: vague, why: "Rien n’est dit.", exit: lost}
"""


def test_a_fragment_may_hold_a_reply(tmp_path: Path) -> None:
    text = (CONTENT / "channels" / "lost-card-chat.yaml").read_text(encoding="utf-8")
    use = "  more: {use: ask_more, with: {what: le code}, exits: {done: wrap, lost: wrap}}\n\n  wrap:\n"
    text = text.replace("next: wrap}", "next: more}", 1).replace("  wrap:\n", use, 1).rstrip() + FRAGMENT
    path = tmp_path / "one.yaml"
    path.write_text(text, encoding="utf-8")
    found = read_roleplay(path, SHELF.around, SHELF.folders)
    assert [fault.describe() for fault in found.diagnostics if fault.severity == "error"] == []
    one = found.script_program
    place = at_the_reply(one, "hello", "later")
    written = one.step_of("written")
    assert written is not None
    place, _ = step(one, place, Happening("reply", written.number))
    bye = one.step_of("bye")
    assert bye is not None
    place, effects = step(one, place, Happening("move", bye.number))
    assert effects.lines[-1] == "Et pour le code\u202f?"
    assert outcome("Le code arrive par courrier.", one, place) == "more/told"
    assert outcome("Le code, jamais.", one, place) == "more/rude"
    assert judged("Rien.", one, place).missing == ("said",)
