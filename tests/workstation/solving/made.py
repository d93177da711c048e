"""Small role-plays drawn at random, as an author would have written them: texts that the loader accepts."""

from __future__ import annotations

import copy
from typing import Any

from hypothesis import strategies as st

from tests.support.content import LOST_CARD, dumped
from workstation.content.yaml_nodes import plain

BEATS = ("first", "second", "third")
CONDITIONS = (
    "v",
    "not v",
    "n >= 1",
    "identity >= 1",
    "identity >= 2",
    "patience <= 2",
    "seen('second')",
    "v or n == 2",
)
FLAGS = ("small", "large", "deadly")
ACTS = ("accounts.open", "operations.open", "card.block", "appointment.book", "card.order", "card.raise_limit")
CRITERIA = {"welcome": 2, "identify": 2, "answer": 3}

HEAD = {key: value for key, value in plain(LOST_CARD).items() if key not in ("facts", "dates", "hold", "beats")}

conditions = st.sampled_from(CONDITIONS)
rarely = st.sampled_from([False, False, False, True])


@st.composite
def moves(draw: Any, name: str, kind: str) -> dict[str, Any]:
    """A move, a subject or an act at the desk."""
    move: dict[str, Any] = {"id": name}
    if kind == "desk":
        move["act"] = draw(st.sampled_from(ACTS))
    elif kind != "reply":
        move["say"] = draw(st.sampled_from(["Oui.", "Bien sûr, je regarde cela.", "Un instant."]))
        if draw(rarely):
            move["desk"] = draw(st.sampled_from(ACTS))
    if draw(rarely):
        move["when"] = draw(conditions)
    if draw(st.booleans()):
        criterion = draw(st.sampled_from(sorted(CRITERIA)))
        move["score"] = {criterion: draw(st.integers(1, CRITERIA[criterion]))}
    if draw(rarely):
        move["mood"] = draw(st.sampled_from([-3, -1, 1]))
    if draw(rarely):
        move["set"] = draw(st.sampled_from([{"v": "true"}, {"v": "false"}, {"n": "1"}, {"n": "2"}]))
    if draw(rarely):
        move["flag"] = draw(st.sampled_from(FLAGS))
    if draw(rarely):
        move["limit"] = 2
    if kind != "desk" and draw(st.booleans()):
        move["verifies"] = draw(st.sampled_from(["name", "birth_date", "address", "product", "app"]))
        if draw(rarely):
            move["wrong"] = True
    if kind != "reply" and draw(rarely):
        move["breach"] = {"unless": draw(conditions), "flag": draw(st.sampled_from(FLAGS))}
    move["why"] = "Parce que."
    return move


@st.composite
def beats(draw: Any, name: str, channel: str) -> dict[str, Any]:
    """A beat: moves, perhaps subjects, a reply to write, a limit to the customer's patience; or a route."""
    later = st.sampled_from([*BEATS, "wrap"])
    if draw(rarely) and name != "first":
        onward = [one for one in BEATS if one > name] + ["wrap"]  # in the order of the alphabet: silent and finite
        return {
            "route": [
                {"if": draw(conditions), "next": draw(st.sampled_from(onward))},
                {"else": draw(st.sampled_from(onward))},
            ]
        }
    beat: dict[str, Any] = {"client": "Alors ?", "moves": []}
    for n in range(draw(st.integers(2, 3))):
        move = draw(moves(f"{name}_{n}", "move"))
        if n == 0:
            move.pop("when", None)
        if n and draw(rarely):
            move["end"] = draw(st.sampled_from(["done", "lost"]))
        else:
            move["next"] = draw(later)
        beat["moves"].append(move)
    if draw(st.booleans()):
        of = [draw(moves(f"{name}_s{n}", "subject")) for n in range(draw(st.integers(1, 3)))]
        beat["subjects"] = {"need": draw(st.integers(1, len(of))), "of": of, "then": {"next": draw(later)}}
        if draw(rarely):
            beat["subjects"]["then"]["set"] = {"n": "2"}
    if channel in ("chat", "email") and draw(st.booleans()):
        beat["reply"] = draw(replies(name))
    if channel != "email" and draw(rarely):
        beat["silence"] = {"after": 10, "client": "Allô ?", "mood": draw(st.sampled_from([-1, 0])), "limit": 2}
        if draw(st.booleans()):
            beat["silence"]["flag"] = "small"
    return beat


@st.composite
def replies(draw: Any, name: str) -> dict[str, Any]:
    """A reply's check, whose outcomes may leave some replies without any, and are used up."""
    later = st.sampled_from([*BEATS, "wrap"])
    reply: dict[str, Any] = {
        "must": [{"id": f"{name}_hello", "any": ["bonjour"]}, {"id": f"{name}_card", "any": ["carte"]}],
        "must_not": ["judgement", {"id": f"{name}_no", "any": ["jamais"], "why": "Trop net."}],
        "moves": [],
    }
    kinds = draw(st.sets(st.sampled_from(["bad", "full", "half", "rest"]), min_size=1))
    for kind in [one for one in ("bad", "full", "half", "rest") if one in kinds]:
        move = draw(moves(f"{name}_{kind}", "reply"))
        move |= {"bad": {"breach": True}, "full": {"missing": 0}, "half": {"missing": 1}, "rest": {}}[kind]
        reply["moves"].append(move | ({"end": "lost"} if draw(rarely) else {"next": draw(later)}))
    return reply


@st.composite
def roleplays(draw: Any) -> str:
    """A whole role-play, on any channel."""
    head = copy.deepcopy(HEAD)
    channel = head["scenario"]["channel"] = draw(st.sampled_from(["call", "call", "chat", "email", "outbound"]))
    head["scenario"]["at"] = "mon 10:00"  # when one may be called
    head["vars"] = {"v": {"type": "bool", "start": "false"}, "n": {"type": "int", "max": 2, "start": "0"}}
    head["rubric"] = {name: {"max": most} for name, most in CRITERIA.items()}
    head["rubric"]["identify"]["critical"] = draw(st.booleans())
    head["flags"] = {
        "small": {"penalty": 5, "why": "Un peu."},
        "large": {"penalty": 30, "why": "Beaucoup."},
        "deadly": {"fatal": True, "why": "Tout."},
    }
    head["scenario"]["pass_mark"] = draw(st.sampled_from([50, 80]))
    authenticated = draw(rarely)
    if channel == "email":
        head.pop("ring")
        head["email"] = {"subject": "Ma carte", "authenticated": authenticated}
    else:
        head["ring"] = {"line": "Campagne"} if channel == "outbound" else {"authenticated": authenticated}
    head["persona"]["patience"] = {"start": draw(st.integers(1, 3)), "max": 3}
    head["desk"] = [draw(moves(f"desk_{n}", "desk")) for n in range(draw(st.integers(0, 2)))]
    head["start"] = "first"
    head["beats"] = {name: draw(beats(name, channel)) for name in BEATS}
    head["beats"]["wrap"] = {"note": draw(notes())}
    if channel not in ("chat", "email") and draw(rarely):
        head["hold"] = {"after": 60, "client": "Ah.", "mood": -1, "limit": 1, "flag": "large"}
    head["ends"] = {
        "done": {"kind": "closed"},
        "lost": {"kind": "failed"},
        "hung_up": {"kind": "failed", "when": draw(st.sampled_from(["patience == 0", "patience == 0 or n == 2"]))},
    }
    head["tests"] = [
        {"name": "un", "role": "exemplary", "play": [], "expect": {"end": "done"}},
        {"name": "deux", "role": "failing", "play": [], "expect": {"end": "done"}},
    ]
    return dumped(head)


@st.composite
def notes(draw: Any) -> dict[str, Any]:
    """A note's check, whose outcomes may leave some notes without any."""
    note: dict[str, Any] = {
        "code": ["CARD-LOST"],
        "must": [{"id": "block", "any": ["bloquée"]}, {"id": "card", "any": ["nouvelle carte"]}],
        "must_not": ["judgement"],
        "moves": [],
    }
    if draw(st.booleans()):
        note["moves"].append({"id": "note_bad", "breach": True, "flag": "deadly", "why": "Des faits.", "end": "done"})
    if draw(st.booleans()):
        note["moves"].append({"id": "note_full", "missing": 0, "score": {"answer": 2}, "end": "done"})
    rest: dict[str, Any] = {"id": "note_poor", "end": draw(st.sampled_from(["done", "lost"]))}
    if draw(rarely):
        rest["missing"] = 1
    note["moves"].append(rest)
    return note
