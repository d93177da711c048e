"""The language of role-plays declared once, as the JSON Schema that editors complete and check with.

``resources/schema/roleplay.v2.json`` is this declaration written out by ``make diagnostics``; older files know it under
their own format's name.
"""

from __future__ import annotations

import json
from typing import Any

from workstation.attachments import HOLDS, KINDS
from workstation.bank.acts import ACTS, desk_steps
from workstation.bank.identity import ELEMENTS
from workstation.bank.perimeter import JOBS
from workstation.channels import CHANNELS
from workstation.content.objections import TAGS
from workstation.roleplay.model import STAGES
from workstation.roleplay.reading.email_part import ORIGINS
from workstation.roleplay.reading.formats import FORMATS, LANGUAGES

Shape = dict[str, Any]

# A scalar stays text until the loader types it: an editor may see a number or a truth value there.
TEXT: Shape = {"type": ["string", "number", "boolean"]}
ID: Shape = {"type": ["string", "integer"], "pattern": "^[a-z0-9][a-z0-9_-]*$"}
FLAG: Shape = {"type": "boolean"}
_CLOCK = "([01][0-9]|2[0-3]):[0-5][0-9]"
HOUR: Shape = {"type": "string", "pattern": f"^{_CLOCK}$"}
MOMENT: Shape = {"type": "string", "pattern": f"^(mon|tue|wed|thu|fri|sat|sun) {_CLOCK}$"}
TEXTS: Shape = {"anyOf": [TEXT, {"type": "array", "items": TEXT}]}


def _ref(name: str) -> Shape:
    return {"$ref": f"#/$defs/{name}"}


def number(low: int, high: int) -> Shape:
    """A whole number between the two."""
    return {"type": "integer", "minimum": low, "maximum": high}


def list_of(of: Shape) -> Shape:
    """A list of such things."""
    return {"type": "array", "items": of}


def named(of: Shape) -> Shape:
    """Such things under names the author chooses."""
    return {"type": "object", "additionalProperties": of}


def word(*among: str) -> Shape:
    """One of a few words."""
    return {"enum": list(among)}


def block(required: str, **keys: Shape) -> Shape:
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
    words = {"verifies": word(*ELEMENTS), act: word(*sorted(desk_steps()))}
    if "exit" in more:  # in a fragment a parameter may stand for the word
        words = dict.fromkeys(words, TEXT)
    keys: dict[str, Shape] = {
        "id": ID, "say": TEXT, "hint": TEXT, "asks": TEXT, "intent": ID, "hears": TEXTS, "unless": TEXTS, "when": TEXT,
        "score": named(number(0, 100)), "mood": number(-10, 10), "set": named(TEXT), "flag": TEXTS,
        "why": TEXT, "better": TEXT, "answer": _ref("sayings"), "wrong": FLAG,
        "takes": number(0, 600), "limit": number(1, 5), "with": _ref("with"), "client": ID,
        "breach": {"anyOf": [FLAG, _ref("breach")]}, "missing": number(0, 20), "next": ID, "end": ID,
        "parts": list_of(_ref("part")), "handles": {"anyOf": [word(*TAGS), list_of(word(*TAGS))]},
    }  # fmt: skip
    return block("id", **keys, **words, **more)


# Filled in from the channel's defaults: what the customer says alone, « none », or whatever differs.
_SPOKEN: Shape = {"anyOf": [TEXT, {"$ref": "#/$defs/patience"}]}


def _beat(required: str, move: str = "move", **more: Shape) -> Shape:
    return block(
        required,
        stage=word(*STAGES),
        client=_ref("sayings"),
        whisper=TEXT,
        moves=list_of(_ref(move)),
        silence=_SPOKEN,
        **more,
    )


def _reply(move: str) -> Shape:
    unwanted = {"anyOf": [TEXT, list_of({"anyOf": [TEXT, _ref("element")]})]}
    facets = list_of(_ref("facet"))
    fault = block("words why", words=TEXT, why=TEXT)
    draft = block("text", text=TEXT, faults=list_of(fault))
    texts = {"anyOf": [TEXT, list_of(TEXT)]}
    returned = block("why", says=texts, found=texts, why=TEXT)
    approval = block("by", by=TEXT, returns=list_of(returned))
    must, moves = list_of(_ref("element")), list_of(_ref(move))
    return block("moves", must=must, must_not=unwanted, facets=facets, moves=moves, draft=draft, approval=approval)


def _facet() -> Shape:
    points = named(number(0, 100))
    return block("id", id=ID, says=TEXTS, denied=FLAG, claims=ID, score=points, flag=TEXTS, critical=FLAG, why=TEXT)


def _note() -> Shape:
    keys = {"code": TEXTS, "outcome": TEXTS, "follow_up": TEXTS, "must": list_of(_ref("element")), "must_not": TEXTS}
    return block("", **keys, facets=list_of(_ref("facet")), moves=list_of(_ref("move")))


def _saying() -> Shape:
    """One of several ways of saying something: a line, or one under its own name."""
    named = {"type": "object", "minProperties": 1, "maxProperties": 1, "additionalProperties": _ref("line")}
    return {"anyOf": [_ref("line"), named]}


def _patience() -> Shape:
    said: dict[str, Shape] = {"client": _ref("line"), "flag": TEXT}
    return block("", after=number(3, 600), mood=number(-10, 10), limit=number(1, 5), **said)


def _definitions() -> Shape:
    trial = block(
        "name exit", name=TEXT, play=TEXTS, exit=ID, flags=TEXTS, with_=named(TEXT), vars=named(_ref("variable"))
    )
    within: dict[str, Any] = {
        "objection": ID,
        "subjects": _ref("subjects"),
        "route": list_of(_ref("branch")),
        "note": _ref("note"),
        "reply": _ref("reply"),
    }
    return {
        "line": {"anyOf": [TEXT, block("calm tense", calm=TEXT, tense=TEXT)]},
        "sayings": {"anyOf": [_ref("line"), {"type": "array", "minItems": 2, "items": _saying()}]},
        "breach": block("flag", unless=TEXT, flag=TEXT),
        "patience": _patience(),
        "quiet": block(
            "first again close say", **dict.fromkeys(("first", "again", "close"), number(10, 3600)), say=TEXTS
        ),
        "with": _with(),
        "range": block("", min=number(0, 10_000_000), max=number(0, 10_000_000)),
        "move": _move("desk"),
        "act": _move("act"),
        "subjects": block(
            "need of",
            need=number(1, 20),
            of=list_of(_ref("move")),
            then=block("", set=named(TEXT), next=ID),
        ),
        "branch": {"anyOf": [block("if next", if_=TEXT, next=ID), block("else", else_=ID)]},
        "element": block("id", id=ID, any=TEXTS, why=TEXT),
        "facet": _facet(),
        "part": block("id title says", id=ID, title=TEXT, says=TEXTS, client=TEXT, score=named(number(0, 100))),
        "note": _note(),
        "reply": _reply("move"),
        "use": block("use exits", use=ID, with_=named(TEXT), exits=named(ID)),
        "beat": {"anyOf": [_ref("use"), _beat("", next=ID, adds=TEXTS, **within)]},
        "interrupt": _beat("id when moves", id=ID, when=TEXT, limit=number(1, 5)),
        "fragment": block(
            "entry exits beats",
            params=TEXTS,
            entry=ID,
            exits=TEXTS,
            beats=named(_ref("led_beat")),
            tests=list_of(trial),
        ),
        "variable": _variable(),
    }


def _variable() -> Shape:
    bounds = {"min": number(-50, 50), "max": number(-50, 50)}
    typed = block("type start", type=word("bool", "int", "enum"), **bounds, values=TEXTS, start=TEXT)
    return {"anyOf": [FLAG, typed]}


def _of_fragments() -> Shape:
    """What differs in a fragment: a move, the end of its subjects and a line of a route may leave by an exit."""
    led = block("if", if_=TEXT, next=ID, exit=ID)
    left = block("", set=named(TEXT), next=ID, exit=ID)
    return {
        "led_move": _move("desk", exit=ID),
        "led_subjects": block("need of", need=number(1, 20), of=list_of(_ref("move")), then=left),
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
                    route=list_of({"anyOf": [led, block("else", else_=ID)]}),
                    note=_ref("note"),
                    reply=_ref("led_reply"),
                ),
            ]
        },
    }


def _of_tests() -> Shape:
    return {
        "notes": block("code outcome text", code=TEXT, outcome=TEXT, follow_up=TEXT, text=TEXT),
        "replies": block("text", text=TEXT),
        "expect": block(
            "",
            end=TEXT,
            score=number(0, 100),
            min_score=number(0, 100),
            max_score=number(0, 100),
            passed=FLAG,
            flags=TEXTS,
            transferred=TEXT,
        ),
    }


def _test() -> Shape:
    return block(
        "name",
        name=TEXT,
        role=word("exemplary", "failing", "other"),
        play=TEXTS,
        instead=named(TEXTS),
        notes=named(_ref("notes")),
        replies=named(_ref("replies")),
        transfers=named(block("to", to=TEXT, summary=TEXT, tells=TEXTS)),
        draws=named(TEXT),
        expect=_ref("expect"),
        fails=TEXTS,
    )


def _head() -> Shape:
    return block(
        "id title revision channel difficulty motif",
        id=ID,
        title=TEXT,
        summary=TEXT,
        revision=number(1, 10**9),
        channel=word(*CHANNELS),
        language=word(*LANGUAGES),
        difficulty=word("easy", "medium", "hard"),
        trains=TEXTS,
        time=block("", target=number(10, 7200), limit=number(10, 7200)),
        pass_mark=number(1, 100),
        at=MOMENT,
        between=list_of(HOUR),
        job=word(*JOBS),
        motif=TEXT,
    )


def _persona() -> Shape:
    patience = block("start max", start=number(1, 10), max=number(1, 10))
    return block("name patience", name=TEXT, title=TEXT, gender=word("f", "m"), mood=TEXT, patience=patience)


def _client() -> Shape:
    """The client described in the role-play itself; what they hold is checked by the program alone."""
    place = block("street postcode city", street=TEXT, postcode=TEXT, city=TEXT)
    held = ("accounts", "cards", "operations", "interactions", "contracts", "appointments", "incidents", "held")
    return block(
        "number title first_name last_name birth_date address phone",
        number=TEXT, title=word("Mme", "M."), first_name=TEXT, last_name=TEXT, birth_date=TEXT, profession=TEXT,
        address=place, phone=TEXT, email=TEXT, language=word("fr", "en", "de"), since=number(1950, 2026),
        branch=TEXT, adviser=TEXT, fragile=FLAG, sales_consent=FLAG, **dict.fromkeys(held, list_of({"type": "object"})),
    )  # fmt: skip


def _email() -> Shape:
    quoted = block("who sent text", who=TEXT, sent=MOMENT, text=TEXT)
    return block(
        "subject", subject=TEXT, authenticated=FLAG, origin=word(*ORIGINS), sender=TEXT, address=TEXT,
        received=MOMENT, forged=FLAG, history=list_of(quoted),
    )  # fmt: skip


def schema() -> Shape:
    """The whole language: a role-play, or a file of fragments."""
    ring = block(
        "", line=TEXT, ivr=TEXTS, authenticated=FLAG, waited=number(0, 3600), patience=number(5, 3600),
        page=TEXT, claims=TEXT, bot=list_of(block("asked answered", asked=TEXT, answered=TEXT)),
    )  # fmt: skip
    ending = block("", kind=word("closed", "failed"), title=TEXT, client=_ref("line"), when=TEXT,
                   to=TEXTS, summary=list_of(_ref("facet")))  # fmt: skip
    shared = {
        "format": {"enum": [*map(str, FORMATS), *FORMATS]},
        "include": TEXTS,
        "fragments": named(_ref("fragment")),
    }
    roleplay = block(
        "format scenario brief persona world rubric start beats tests",
        **shared,
        scenario=_head(),
        brief=block("situation aim", situation=TEXT, aim=TEXT, documents=TEXTS),
        ring=ring,
        email=_email(),
        persona=_persona(),
        world=block("client", client={"anyOf": [ID, _client()]}, caller=TEXT),
        dates=named(TEXT),
        facts=named(TEXT),
        files=named(block("name kind size", name=TEXT, kind=word(*KINDS), size=TEXT, sees=TEXT, holds=word(*HOLDS))),
        vars=named(_ref("variable")),
        rubric=named(block("", max=number(1, 100), critical=FLAG)),
        flags=named(block("why", fatal=FLAG, penalty=number(0, 100), why=TEXT)),
        lift=named({"anyOf": [TEXT, block("from why", **{"from": number(1, 3)}, why=TEXT)]}),
        desk=list_of(_ref("act")),
        start=ID,
        beats=named(_ref("beat")),
        interrupts=list_of(_ref("interrupt")),
        hold=_SPOKEN,
        quiet={"anyOf": [TEXT, _ref("quiet")]},
        ends=named({"anyOf": [TEXT, ending]}),
        tests=list_of(_test()),
        sentences=named(ID),
    )
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Role-play",
        "anyOf": [block("format fragments", **shared), roleplay],
        "$defs": {**_definitions(), **_of_fragments(), **_of_tests()},
    }


def written() -> str:
    """The schema as the file holds it."""
    return json.dumps(schema(), indent=1, ensure_ascii=False) + "\n"
