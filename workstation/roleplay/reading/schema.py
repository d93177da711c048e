"""The language of role-plays declared once, as the JSON Schema that editors complete and check with.

``resources/schema/roleplay.v2.json`` is this declaration written out by
``python -m workstation.roleplay.reading.schema``; older files know it under their own format's name.
"""

from __future__ import annotations

import json
import sys
from typing import Any

from workstation.bank.acts import ACTS, desk_steps
from workstation.bank.identity import ELEMENTS
from workstation.channels import CHANNELS
from workstation.roleplay.model import STAGES
from workstation.roleplay.reading.formats import FORMATS, LANGUAGES

Shape = dict[str, Any]

# A scalar stays text until the loader types it: an editor may see a number or a truth value there.
TEXT: Shape = {"type": ["string", "number", "boolean"]}
ID: Shape = {"type": ["string", "integer"], "pattern": "^[a-z0-9][a-z0-9_-]*$"}
FLAG: Shape = {"type": "boolean"}
TEXTS: Shape = {"anyOf": [TEXT, {"type": "array", "items": TEXT}]}


def _ref(name: str) -> Shape:
    return {"$ref": f"#/$defs/{name}"}


def _number(low: int, high: int) -> Shape:
    return {"type": "integer", "minimum": low, "maximum": high}


def _list(of: Shape) -> Shape:
    return {"type": "array", "items": of}


def _named(of: Shape) -> Shape:
    return {"type": "object", "additionalProperties": of}


def _word(*among: str) -> Shape:
    return {"enum": list(among)}


def _block(required: str, **keys: Shape) -> Shape:
    """A block of keys; a trailing underscore frees a key that Python keeps for itself."""
    properties = {key.rstrip("_"): shape for key, shape in keys.items()}
    return {"type": "object", "properties": properties, "required": required.split(), "additionalProperties": False}


def _with() -> Shape:
    """What a deed must say: the kinds of target and the fields of every act."""
    keys: dict[str, Shape] = {}
    for act in ACTS.values():
        if act.target:
            keys[act.target] = {"anyOf": [TEXT, TEXTS]}
        for field in act.fields:
            keys.setdefault(field.name, {"anyOf": [TEXT, TEXTS, _ref("range")]})
    return {"type": "object", "properties": dict(sorted(keys.items())), "additionalProperties": False}


def _move(act: str, **more: Shape) -> Shape:
    words = {"verifies": _word(*ELEMENTS), act: _word(*sorted(desk_steps()))}
    if "exit" in more:  # in a fragment a parameter may stand for the word
        words = dict.fromkeys(words, TEXT)
    keys: dict[str, Shape] = {
        "id": ID, "say": TEXT, "hint": TEXT, "asks": TEXT, "intent": ID, "hears": TEXTS, "unless": TEXTS, "when": TEXT,
        "score": _named(_number(0, 100)), "mood": _number(-10, 10), "set": _named(TEXT), "flag": TEXTS,
        "why": TEXT, "better": TEXT, "answer": _ref("sayings"), "wrong": FLAG,
        "takes": _number(0, 600), "limit": _number(1, 5), "with": _ref("with"), "client": ID,
        "breach": {"anyOf": [FLAG, _ref("breach")]}, "missing": _number(0, 20), "next": ID, "end": ID,
        "parts": _list(_ref("part")),
    }  # fmt: skip
    return _block("id", **keys, **words, **more)


# Filled in from the channel's defaults: what the customer says alone, « none », or whatever differs.
_SPOKEN: Shape = {"anyOf": [TEXT, {"$ref": "#/$defs/patience"}]}


def _beat(required: str, move: str = "move", **more: Shape) -> Shape:
    return _block(
        required,
        stage=_word(*STAGES),
        client=_ref("sayings"),
        whisper=TEXT,
        moves=_list(_ref(move)),
        silence=_SPOKEN,
        **more,
    )


def _reply(move: str) -> Shape:
    unwanted = {"anyOf": [TEXT, _list({"anyOf": [TEXT, _ref("element")]})]}
    facets = _list(_ref("facet"))
    return _block("moves", must=_list(_ref("element")), must_not=unwanted, facets=facets, moves=_list(_ref(move)))


def _facet() -> Shape:
    points = _named(_number(0, 100))
    return _block("id", id=ID, says=TEXTS, denied=FLAG, claims=ID, score=points, flag=TEXTS, critical=FLAG, why=TEXT)


def _note() -> Shape:
    keys = {"code": TEXTS, "outcome": TEXTS, "follow_up": TEXTS, "must": _list(_ref("element")), "must_not": TEXTS}
    return _block("", **keys, facets=_list(_ref("facet")), moves=_list(_ref("move")))


def _saying() -> Shape:
    """One of several ways of saying something: a line, or one under its own name."""
    named = {"type": "object", "minProperties": 1, "maxProperties": 1, "additionalProperties": _ref("line")}
    return {"anyOf": [_ref("line"), named]}


def _patience() -> Shape:
    said: dict[str, Shape] = {"client": _ref("line"), "flag": TEXT}
    return _block("", after=_number(3, 600), mood=_number(-10, 10), limit=_number(1, 5), **said)


def _definitions() -> Shape:
    trial = _block(
        "name exit", name=TEXT, play=TEXTS, exit=ID, flags=TEXTS, with_=_named(TEXT), vars=_named(_ref("variable"))
    )
    within: dict[str, Any] = {
        "subjects": _ref("subjects"),
        "route": _list(_ref("branch")),
        "note": _ref("note"),
        "reply": _ref("reply"),
    }
    return {
        "line": {"anyOf": [TEXT, _block("calm tense", calm=TEXT, tense=TEXT)]},
        "sayings": {"anyOf": [_ref("line"), {"type": "array", "minItems": 2, "items": _saying()}]},
        "breach": _block("flag", unless=TEXT, flag=TEXT),
        "patience": _patience(),
        "with": _with(),
        "range": _block("", min=_number(0, 10_000_000), max=_number(0, 10_000_000)),
        "move": _move("desk"),
        "act": _move("act"),
        "subjects": _block(
            "need of",
            need=_number(1, 20),
            of=_list(_ref("move")),
            then=_block("", set=_named(TEXT), next=ID),
        ),
        "branch": {"anyOf": [_block("if next", if_=TEXT, next=ID), _block("else", else_=ID)]},
        "element": _block("id", id=ID, any=TEXTS, why=TEXT),
        "facet": _facet(),
        "part": _block("id title says", id=ID, title=TEXT, says=TEXTS, client=TEXT, score=_named(_number(0, 100))),
        "note": _note(),
        "reply": _reply("move"),
        "use": _block("use exits", use=ID, with_=_named(TEXT), exits=_named(ID)),
        "beat": {"anyOf": [_ref("use"), _beat("", next=ID, adds=TEXTS, **within)]},
        "interrupt": _beat("id when moves", id=ID, when=TEXT, limit=_number(1, 5)),
        "fragment": _block(
            "entry exits beats", params=TEXTS, entry=ID, exits=TEXTS, beats=_named(_ref("led_beat")), tests=_list(trial)
        ),
        "variable": _variable(),
    }


def _variable() -> Shape:
    bounds = {"min": _number(-50, 50), "max": _number(-50, 50)}
    return _block("type start", type=_word("bool", "int", "enum"), **bounds, values=TEXTS, start=TEXT)


def _of_fragments() -> Shape:
    """What differs in a fragment: a move, the end of its subjects and a line of a route may leave by an exit."""
    led = _block("if", if_=TEXT, next=ID, exit=ID)
    left = _block("", set=_named(TEXT), next=ID, exit=ID)
    return {
        "led_move": _move("desk", exit=ID),
        "led_subjects": _block("need of", need=_number(1, 20), of=_list(_ref("move")), then=left),
        "led_reply": _reply("led_move"),
        "led_beat": {
            "anyOf": [
                _ref("use"),
                _beat(
                    "",
                    "led_move",
                    next=ID,
                    exit=ID,
                    adds=TEXTS,
                    subjects=_ref("led_subjects"),
                    route=_list({"anyOf": [led, _block("else", else_=ID)]}),
                    note=_ref("note"),
                    reply=_ref("led_reply"),
                ),
            ]
        },
    }


def _of_tests() -> Shape:
    return {
        "notes": _block("code outcome text", code=TEXT, outcome=TEXT, follow_up=TEXT, text=TEXT),
        "replies": _block("text", text=TEXT),
        "expect": _block(
            "",
            end=TEXT,
            score=_number(0, 100),
            min_score=_number(0, 100),
            max_score=_number(0, 100),
            passed=FLAG,
            flags=TEXTS,
        ),
    }


def _test() -> Shape:
    return _block(
        "name expect",
        name=TEXT,
        role=_word("exemplary", "failing", "other"),
        play=TEXTS,
        notes=_named(_ref("notes")),
        replies=_named(_ref("replies")),
        draws=_named(TEXT),
        expect=_ref("expect"),
    )


def _head() -> Shape:
    return _block(
        "id title revision channel difficulty motif",
        id=ID,
        title=TEXT,
        summary=TEXT,
        revision=_number(1, 10**9),
        channel=_word(*CHANNELS),
        language=_word(*LANGUAGES),
        difficulty=_word("easy", "medium", "hard"),
        trains=TEXTS,
        time=_block("", target=_number(10, 7200), limit=_number(10, 7200)),
        pass_mark=_number(1, 100),
        at={"type": "string", "pattern": "^(mon|tue|wed|thu|fri|sat|sun) ([01][0-9]|2[0-3]):[0-5][0-9]$"},
        motif=TEXT,
    )


def _persona() -> Shape:
    patience = _block("start max", start=_number(1, 10), max=_number(1, 10))
    return _block("name patience", name=TEXT, title=TEXT, gender=_word("f", "m"), mood=TEXT, patience=patience)


def _client() -> Shape:
    """The client described in the role-play itself; what they hold is checked by the program alone."""
    place = _block("street postcode city", street=TEXT, postcode=TEXT, city=TEXT)
    held = ("accounts", "cards", "operations", "interactions", "contracts", "appointments", "incidents")
    return _block(
        "number title first_name last_name birth_date address phone",
        number=TEXT, title=_word("Mme", "M."), first_name=TEXT, last_name=TEXT, birth_date=TEXT, profession=TEXT,
        address=place, phone=TEXT, email=TEXT, language=_word("fr", "en", "de"), since=_number(1950, 2026),
        branch=TEXT, adviser=TEXT, fragile=FLAG, sales_consent=FLAG, **dict.fromkeys(held, _list({"type": "object"})),
    )  # fmt: skip


def schema() -> Shape:
    """The whole language: a role-play, or a file of fragments."""
    ring = _block(
        "", line=TEXT, ivr=TEXTS, authenticated=FLAG, waited=_number(0, 3600), patience=_number(5, 3600)
    )  # fmt: skip
    ending = _block("", kind=_word("closed", "failed"), title=TEXT, client=_ref("line"), when=TEXT)
    shared = {
        "format": {"enum": [*map(str, FORMATS), *FORMATS]},
        "include": TEXTS,
        "fragments": _named(_ref("fragment")),
    }
    roleplay = _block(
        "format scenario brief persona world rubric start beats tests",
        **shared,
        scenario=_head(),
        brief=_block("situation aim", situation=TEXT, aim=TEXT, documents=TEXTS),
        ring=ring,
        email=_block("subject", subject=TEXT, authenticated=FLAG),
        persona=_persona(),
        world=_block("client", client={"anyOf": [ID, _client()]}, caller=TEXT),
        dates=_named(TEXT),
        facts=_named(TEXT),
        vars=_named(_ref("variable")),
        rubric=_named(_block("", max=_number(1, 100), critical=FLAG)),
        flags=_named(_block("why", fatal=FLAG, penalty=_number(0, 100), why=TEXT)),
        lift=_named(TEXT),
        desk=_list(_ref("act")),
        start=ID,
        beats=_named(_ref("beat")),
        interrupts=_list(_ref("interrupt")),
        hold=_SPOKEN,
        ends=_named({"anyOf": [TEXT, ending]}),
        tests=_list(_test()),
        sentences=_named(ID),
    )
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Role-play",
        "anyOf": [_block("format fragments", **shared), roleplay],
        "$defs": {**_definitions(), **_of_fragments(), **_of_tests()},
    }


def written() -> str:
    """The schema as the file holds it."""
    return json.dumps(schema(), indent=1, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    sys.stdout.write(written())
