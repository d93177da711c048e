"""The tests that a fragment carries: the fragment alone, given what a use would give it, walked to one of its exits."""

from __future__ import annotations

from workstation.content.diagnostics import ContentFault, Diagnostic, Diagnostics, Phrase, phrase
from workstation.content.reading import Block, open_document
from workstation.content.yaml_nodes import Mapping, Node, Scalar, Sequence
from workstation.i18n import mark
from workstation.roleplay import model as m
from workstation.roleplay.playing.program import BEAT, IDENTITY, Compiler, Program
from workstation.roleplay.playing.step import Happening, Impossible, start, step
from workstation.roleplay.reading.declared_parts import read_variables
from workstation.roleplay.reading.defaults import FOLDER, Settled
from workstation.roleplay.reading.expand import Expander
from workstation.roleplay.reading.formats import FORMATS
from workstation.roleplay.reading.fragment import Fragment
from workstation.roleplay.reading.fragments import Fragments
from workstation.roleplay.reading.includes import Includes
from workstation.roleplay.reading.parts import read_beats

_HERE = "here"
_NO_STEP = mark("“{step}” cannot be done there")
_ELSEWHERE = mark("it leaves by “{came}”")
_STAYS = mark("it does not leave the fragment")
_OTHER_FLAGS = mark("it raises: {came}")
_NONE = mark("nothing")


def try_fragments(fragments: Fragments, diagnostics: Diagnostics) -> None:
    """Report each test of a fragment that does not come out as it says."""
    tried = [(fragment, test) for fragment in list(fragments.known.values()) for test in fragment.tests]
    channel = fragments.around(f"{FOLDER}/call.yaml") if tried else None
    given = channel.node if channel else None
    for fragment, test in tried:
        name, steps = test.text("name", required=True), test.texts("play")
        left, flags = test.text("exit", required=True), test.texts("flags")
        test.take("with")
        apart = diagnostics.apart()
        try:
            program = _alone(fragment, test, fragments, given, apart)
            apart.stop()
        except ContentFault as fault:
            test.take("vars")
            diagnostics.found += fault.diagnostics
            continue
        test.done()
        if detail := _came(program, steps, left, flags):
            diagnostics.add("RP050", test.place_of("exit"), name=name, detail=detail)


def _alone(
    fragment: Fragment, test: Block, fragments: Fragments, given: Mapping | None, diagnostics: Diagnostics
) -> Program:
    """A program of the fragment and its exits. Raises ``ContentFault``."""

    def word(text: str) -> Scalar:
        return Scalar(text, test.place, made=True)

    def block(*entries: tuple[str, Node]) -> Mapping:
        return Mapping(test.place, [(word(key), node) for key, node in entries])

    exits = block(*((one, word(one)) for one in fragment.exits))
    use = block(("use", word(fragment.name)), ("exits", exits))
    params = test.node.get("with")
    if params is not None:
        use.entries.append((word("with"), params))
    out = Sequence(test.place, [block(("id", word("out")), ("say", word("…")), ("end", word("abandoned")))])
    beats = block((_HERE, use), *((one, block(("moves", out))) for one in fragment.exits))
    expanded = block(("beats", Expander(fragments, diagnostics).beats(beats)))
    diagnostics.stop()
    whole = Block(Settled(expanded, given, fragments.origins).top(), diagnostics)
    script = m.Script(
        id="", title="", summary="", revision=1, channel="call", language="fr-FR", difficulty="easy", trains=(),
        target=1, limit=1, pass_mark=80, at="", motif="", situation="", aim="", documents=(), ring=m.Ring(),
        persona=m.Persona("", "", "f", 3, 4), client="", caller="client", dates=(), facts=(),
        variables=read_variables(Block(test.node, diagnostics)), rubric=(), flags=(), desk=(), start=_HERE,
        beats=read_beats(whole), hold=None, ends=(),
    )  # fmt: skip
    test.take("vars")
    return Compiler(script, diagnostics).program()


def _came(program: Program, steps: tuple[str, ...], left: str, flags: tuple[str, ...]) -> Phrase | None:
    """What came otherwise than the test says. The customer is identified: acts at the desk are open."""
    place, _ = step(program, start(program), Happening("answered"))
    raised: list[str] = []
    for text in steps:
        place = (*place[:IDENTITY], 3, *place[IDENTITY + 1 :])
        chosen = program.step_of(f"{_HERE}/{text}")
        try:
            if chosen is None:
                raise Impossible(text)
            place, effects = step(program, place, Happening("move", chosen.number))
        except Impossible:
            return phrase(_NO_STEP, step=text)
        raised += effects.flags
    beat = program.nodes[place[BEAT]].beat.id
    if beat != left:
        return phrase(_STAYS) if beat == _HERE or "/" in beat else phrase(_ELSEWHERE, came=beat)
    if sorted(set(raised)) != sorted(set(flags)):
        return phrase(_OTHER_FLAGS, came=", ".join(dict.fromkeys(raised)) or _NONE)
    return None


def check_fragments(text: str, file: str, includes: Includes) -> list[Diagnostic]:
    """Check a file of fragments by itself: its warnings. Raises ``ContentFault``."""
    top = open_document(text, file, FORMATS)
    fragments = Fragments(top.diagnostics, includes)
    fragments.take(top)
    fragments.origins.note("", top)
    fragments.check()
    top.done()
    if not top.diagnostics.found:  # what it lacks or never uses is told first
        try_fragments(fragments, top.diagnostics)
    top.diagnostics.stop()
    return top.diagnostics.found
