"""A role-play file → script and program. Every fault is a diagnostic with its line; nothing half right passes."""

from __future__ import annotations

from collections.abc import Collection
from collections.abc import Mapping as Words
from dataclasses import replace
from functools import cached_property, lru_cache
from typing import NamedTuple

from workstation.bank.people import read_described
from workstation.bank.perimeter import JOBS, JUNIOR
from workstation.channels import CHANNELS
from workstation.content.diagnostics import ContentFault, Diagnostic, Diagnostics, Place, in_order
from workstation.content.reading import Block, as_it_stands, open_document
from workstation.content.yaml_nodes import Mapping
from workstation.roleplay import model as m
from workstation.roleplay.checking.checks import Around, advise, check_script
from workstation.roleplay.checking.deeds import advise_refused, desk_of
from workstation.roleplay.checking.facets import with_sums
from workstation.roleplay.playing.program import Compiler, Program
from workstation.roleplay.playing.refusing import refusals
from workstation.roleplay.reading.computing import with_maxima, with_target
from workstation.roleplay.reading.declared_parts import (
    read_flags,
    read_lifts,
    read_persona,
    read_rubric,
    read_variables,
)
from workstation.roleplay.reading.dropped import read_files, read_quiet
from workstation.roleplay.reading.expand import expand
from workstation.roleplay.reading.formats import FORMATS, LANGUAGES
from workstation.roleplay.reading.fragments import Fragments
from workstation.roleplay.reading.further import look_further, warned_besides
from workstation.roleplay.reading.hours import read_hours, read_moment
from workstation.roleplay.reading.includes import Folders, Includes, unbundle
from workstation.roleplay.reading.parts import (
    read_beats,
    read_desk,
    read_ends,
    read_interrupts,
    read_patience,
    read_ring,
)
from workstation.roleplay.reading.sayings import read_texts
from workstation.roleplay.reading.sharing import shared
from workstation.roleplay.reading.spots import head_spots
from workstation.roleplay.reading.tests_part import read_sentences, read_tests
from workstation.roleplay.reading.typesetting import typeset

# Where texts are filled in as they are said, and the keys of those texts, of what is put in them and of conditions.
_PLAYED = ("beats", "interrupts", "desk", "ends", "hold")
_FILLED = ("say", "hint", "hears", "answer", "client", "whisper", "why", "with", "when", "if", "unless", "says")


class Advice:
    """What could be better in a role-play without any error.

    It takes as long as reading the role-play, and only who writes it asks: it is worked out when they do.
    """

    def __init__(
        self,
        program: Program,
        found: Diagnostics,
        around: Around | None,
        text: str,
        given: Collection[tuple[str, Place]],
    ) -> None:
        self._program, self._found, self._around = program, found, around
        self._text, self._given = text, given

    @cached_property
    def warnings(self) -> tuple[Diagnostic, ...]:
        """Every warning and hint."""
        if self._around:
            advise_refused(self._program, self._found)
            advise(self._program.script, self._found, self._around, self._text, self._given)
        return tuple(fault for fault in self._found.found if fault.severity != "error")


class Loaded(NamedTuple):
    """A role-play ready to run. ``includes``: the text of each file it includes, by name; ``sources``, by its place."""

    program: Program
    advice: Advice
    includes: dict[str, str]
    sources: dict[str, str]

    @property
    def warnings(self) -> list[Diagnostic]:
        """What its author is told of."""
        return list(self.advice.warnings)


def load(text: str, file: str, around: Around | None = None) -> tuple[Program, list[Diagnostic]]:
    """The program and its warnings; what it includes is among the bundled fragments. Raises ``ContentFault``."""
    loaded = load_with(text, file, around, Folders())
    return loaded.program, loaded.warnings


@lru_cache(maxsize=32)
def load_pinned(text: str, file: str) -> Program:
    """The program of a text that a session pinned, and of nothing else. Raises ``ContentFault``.

    The same program for the same text: each test of a role-play begins a session of its own.
    """
    main, kept = unbundle(text)
    return load_with(main, file, None, kept, kept.computed).program


def load_with(
    text: str, file: str, around: Around | None, includes: Includes, computed: Words[str, int] | None = None
) -> Loaded:
    """A role-play with what it includes. ``computed``: its measures when it was pinned.

    Raises ``ContentFault`` when there is any error.
    """
    top = open_document(text, file, FORMATS)
    diagnostics = top.diagnostics
    fragments = Fragments(diagnostics, includes)
    fragments.origins.note("", top)
    written = shared(expand(top, fragments), fragments)
    sharing = fragments.origins.shares(top.place)
    files, quiet = read_files(written), read_quiet(written)
    places = tuple(head_spots(written.node).items())
    script = replace(_script(written, sharing), files=files, quiet=quiet, places=places)
    script = typeset(replace(script, rubric=with_sums(script)))
    if sharing:
        script = with_maxima(script, computed)
    broken = bool(diagnostics.errors)
    if around:  # a pinned text was checked once
        _check_shown(written)
    around = around.on(script.channel) if around else None
    if broken:
        look_further(script, top, around, fragments.given)
    else:
        program = Compiler(script, diagnostics).program()
        if not diagnostics.errors:
            program = with_target(program, computed)
            script = program.script
        check_script(script, diagnostics, around, fragments.given)
    if diagnostics.errors:
        besides = warned_besides(script, diagnostics, around, text, fragments.given) if around else []
        raise ContentFault([*in_order(diagnostics.errors), *in_order(besides)])
    if around and around.perimeter:
        desk = desk_of(script, around.persons, around.perimeter)
        program = replace(program, refused=refusals(program, desk))
    if around:
        fragments.advise(top)
    advice = Advice(program, diagnostics, around, text, fragments.given)
    return Loaded(program, advice, fragments.read, fragments.sources)


def _check_shown(top: Block) -> None:
    """Report the insertions of the texts that nobody fills in."""
    for key, node in top.node.entries:
        as_it_stands(node, top.diagnostics, _FILLED if key.value in _PLAYED else ("play", "text"))


def _empty(top: Block) -> Block:
    """Stands for a missing block, whose absence is already reported."""
    return Block(Mapping(top.place), Diagnostics(top.diagnostics.file))


def _described(world: Block) -> Block | None:
    """The block that describes the client, where no person is named."""
    return world.block("client") if isinstance(world.node.get("client"), Mapping) else None


def _script(top: Block, sharing: bool) -> m.Script:
    top.take("format")  # where it shares, what it need not write may be missing
    head = top.block("scenario", required=True) or _empty(top)
    time = head.block("time", required=not sharing) or _empty(top)
    brief = top.block("brief", required=True) or _empty(top)
    world = top.block("world", required=True) or _empty(top)
    channel = head.choice("channel", CHANNELS, required=True)
    name = head.ident("id")
    described = read_described(client, name) if (client := _described(world)) else None
    script = m.Script(
        id=name,
        title=head.text("title", required=True),
        summary=head.text("summary"),
        revision=head.number("revision", 1, 1, required=True),
        channel=channel,
        language=head.choice("language", LANGUAGES, "fr-FR"),
        difficulty=head.choice("difficulty", ("easy", "medium", "hard"), required=True),
        trains=head.texts("trains"),
        target=time.number("target", 0 if sharing else 300, 10, 7200, required=not sharing),
        limit=time.number("limit", 600, 10, 7200),
        pass_mark=head.number("pass_mark", 80, 1, 100),
        at=read_moment(head),
        between=read_hours(head),
        job=head.choice("job", tuple(JOBS), JUNIOR),
        motif=head.text("motif", required=True),
        situation=brief.text("situation", required=True),
        aim=brief.text("aim", required=True),
        documents=brief.texts("documents"),
        ring=read_ring(top, channel),
        persona=read_persona(top),
        client=described.slug if described else world.ident("client"),
        caller=world.text("caller", "client"),
        dates=read_texts(top, "dates"),
        facts=read_texts(top, "facts"),
        variables=read_variables(top),
        rubric=read_rubric(top),
        flags=read_flags(top),
        lifts=read_lifts(top),
        desk=read_desk(top),
        start=top.ident("start"),
        beats=read_beats(top),
        hold=read_patience(top, "hold"),
        described=described,
        interrupts=read_interrupts(top),
        ends=read_ends(top),
        tests=read_tests(top),
        sentences=read_sentences(top) if sharing else (),
    )
    _done(head, time, brief, world, top)
    return script


def _done(*blocks: Block) -> None:
    for block in blocks:
        block.done()
