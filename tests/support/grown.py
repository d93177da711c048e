"""Long role-plays drawn at random, built like those that ship: so many moments, in each so many subjects."""

from __future__ import annotations

import copy
import random
from typing import Any

from tests.support.content import LOST_CARD, dumped
from workstation.content.yaml_nodes import plain

ELEMENTS = ("name", "birth_date", "address", "product", "operation")
CRITERIA = ("welcome", "identify", "answer")
ACTS = ("accounts.open", "operations.open", "card.block", "card.order", "appointment.book")

Move = dict[str, Any]


def grown(moments: int, subjects: int, seed: int = 1, *, need: int = 0) -> str:
    """A role-play of ``moments`` beats with ``subjects`` subjects each, of which ``need`` (or nearly all) lead on.

    They come in any order. A quarter tire the customer or breach a rule; those of two moments set what others ask for.
    The first moment asks for identity, one in the middle for another element, and in one of three an act is done.
    """
    return str(dumped(_Grower(moments, subjects, seed, need).whole()))


class _Grower:
    def __init__(self, moments: int, subjects: int, seed: int, need: int) -> None:
        self._moments = moments
        self._subjects = subjects
        self._need = need
        self._luck = random.Random(seed)
        self._points = dict.fromkeys(CRITERIA, 0)

    def whole(self) -> Move:
        """The file."""
        head: Move = copy.deepcopy(plain(LOST_CARD))
        head["scenario"]["time"] = {"target": 600, "limit": 7200}
        head["facts"] = {f"fact_{n}": f"C’était le {n}." for n in range(1, self._moments + 1)}
        head["vars"] = {"v": {"type": "bool", "start": "false"}, "n": {"type": "int", "max": 2, "start": "0"}}
        head["flags"] = {
            "small": {"penalty": 5, "why": "Un peu."},
            "large": {"penalty": 30, "why": "Beaucoup."},
            "deadly": {"fatal": True, "why": "Tout."},
        }
        head["persona"]["patience"] = {"start": 3, "max": 4}
        breach = {"unless": "identity >= 1", "flag": "large"}
        head["desk"] = [
            {
                "id": "block_early",
                "act": "card.block",
                "with": {"card": "classic"},
                "set": {"v": "true"},
                "breach": breach,
            }
        ]
        head["start"] = "m1"
        head["beats"] = {f"m{n}": self._beat(n) for n in range(1, self._moments + 1)} | {"wrap": _note()}
        head["rubric"] = {c: {"max": min(100, max(2, self._points[c] - self._luck.randrange(3)))} for c in CRITERIA}
        head["rubric"]["identify"]["critical"] = True
        head["rubric"]["note"] = {"max": 2}
        head["hold"] = {"after": 60, "client": "Ah.", "mood": -1, "limit": 1, "flag": "long_hold"}
        head["ends"] = {
            "done": {"kind": "closed"},
            "lost": {"kind": "failed"},
            "hung_up": {"kind": "failed", "when": "patience == 0", "client": "Au revoir."},
        }
        head["tests"] = [
            {"name": "un", "role": "exemplary", "play": [], "expect": {"end": "done"}},
            {"name": "deux", "role": "failing", "play": [], "expect": {"end": "done"}},
        ]
        return head

    def _beat(self, n: int) -> Move:
        onward = f"m{n + 1}" if n < self._moments else "wrap"
        need = self._need or self._subjects - self._luck.randrange(3)
        of = [self._subject(n, one) for one in range(1, self._subjects + 1)]
        beat: Move = {
            "client": f"{{{{ facts.fact_{n} }}}}",
            "subjects": {"need": min(max(1, need), self._subjects), "of": of, "then": {"next": onward}},
            "moves": [
                {"id": f"m{n}_on", "say": "Je passe à la suite.", "flag": "small", "why": "Trop tôt.", "next": onward},
            ],
        }
        if self._luck.random() < 1 / 2:
            rude = {"id": f"m{n}_rude", "say": "Dépêchez-vous.", "mood": -1, "why": "Le ton monte.", "next": f"m{n}"}
            beat["moves"].append(rude)
        if self._luck.random() < 1 / 3:
            act = self._luck.choice(ACTS)
            beat["moves"].append({"id": f"m{n}_do", "desk": act, "say": "C’est fait.", "next": onward} | self._earns())
        if self._luck.random() < 1 / 4:
            beat["silence"] = {"after": 10, "client": "Allô ?", "mood": -1, "limit": 2, "flag": "dead_air"}
        return beat

    def _earns(self) -> Move:
        criterion = self._luck.choice(CRITERIA)
        self._points[criterion] += 1
        return {"score": {criterion: 1}}

    def _subject(self, beat: int, n: int) -> Move:
        move: Move = {"id": f"m{beat}_s{n}", "say": f"Et pour le point {n}, s’il vous plaît ?"}
        luck = self._luck.random()
        if (beat == 1 and n < len(ELEMENTS)) or (beat == self._moments // 2 and n == 1):
            move |= {"verifies": ELEMENTS[n - 1 if beat == 1 else -1]} | self._earns()
            if self._luck.random() < 1 / 5:
                move["wrong"] = True
        elif luck < 1 / 8:
            move |= {"mood": -1, "why": "Cela agace."}
        elif luck < 1 / 4:
            move |= {"flag": self._luck.choice(("small", "large", "deadly")), "why": "Cela ne se fait pas."}
        elif luck < 1 / 3 and beat in (2, self._moments // 2):
            move |= {"set": self._luck.choice(({"v": "true"}, {"n": "1"}, {"n": "2"}))}
        elif luck < 1 / 3 and beat in (3, self._moments // 2 + 1):
            move |= {"when": self._luck.choice(("v", "n >= 1", "identity >= 1", "patience >= 2"))} | self._earns()
        else:
            move |= self._earns()
        return move | {"answer": "Oui."} if n == 1 else move


def _note() -> Move:
    return {
        "note": {
            "code": ["CARD-LOST"],
            "must": [{"id": "block", "any": ["bloquée"]}, {"id": "card", "any": ["nouvelle carte"]}],
            "must_not": ["judgement"],
            "moves": [
                {"id": "note_bad", "breach": True, "flag": "deadly", "why": "Des faits.", "end": "done"},
                {"id": "note_full", "missing": 0, "score": {"note": 2}, "end": "done"},
                {"id": "note_poor", "end": "done"},
            ],
        }
    }
