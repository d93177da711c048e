"""A role-play's texts as they are printed, whatever its author could type."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from workstation.content.typography import set_french, set_text
from workstation.roleplay import model as m
from workstation.roleplay.proposals import Approval, Proposal
from workstation.roleplay.sayings import Saying

Setting = Callable[[str], str]


def typeset(script: m.Script) -> m.Script:
    """The role-play with its signs set: French wherever it speaks to the recruit, its customer's language in talk.

    Only values change: a fault is still shown where its author wrote it.
    """

    def said(text: str) -> str:
        return set_text(text, script.language)

    return replace(
        script,
        title=set_french(script.title),
        summary=set_french(script.summary),
        situation=set_french(script.situation),
        aim=set_french(script.aim),
        facts=tuple((name, said(words)) for name, words in script.facts),
        files=tuple((name, replace(file, sees=set_french(file.sees))) for name, file in script.files),
        ring=replace(
            script.ring,
            page=set_french(script.ring.page),
            mail=replace(
                script.ring.mail,
                history=tuple(replace(one, text=said(one.text)) for one in script.ring.mail.history),
            ),
            bot=tuple((said(asked), said(answered)) for asked, answered in script.ring.bot),
        ),
        flags=tuple(replace(flag, why=set_french(flag.why)) for flag in script.flags),
        desk=_moves(script.desk, said),
        beats=tuple(_beat(beat, said) for beat in script.beats),
        hold=_patience(script.hold, said),
        quiet=replace(script.quiet, say=tuple(map(said, script.quiet.say))) if script.quiet else None,
        interrupts=tuple(replace(one, beat=_beat(one.beat, said)) for one in script.interrupts),
        ends=tuple(
            replace(
                end,
                title=set_french(end.title),
                client=said(end.client),
                client_tense=said(end.client_tense),
                summary=_facets(end.summary),
            )
            for end in script.ends
        ),
        tests=tuple(_test(test, said) for test in script.tests),
    )


def _moves(moves: tuple[m.Move, ...], said: Setting) -> tuple[m.Move, ...]:
    return tuple(
        replace(
            move,
            say=said(move.say),
            answer=said(move.answer),
            answer_tense=said(move.answer_tense),
            others=_sayings(move.others, said),
            hint=set_french(move.hint),
            asks=set_french(move.asks),
            why=set_french(move.why),
            parts=tuple(replace(part, title=set_french(part.title), client=said(part.client)) for part in move.parts),
        )
        for move in moves
    )


def _beat(beat: m.Beat, said: Setting) -> m.Beat:
    subjects, note, reply = beat.subjects, beat.note, beat.reply
    return replace(
        beat,
        client=said(beat.client),
        client_tense=said(beat.client_tense),
        others=_sayings(beat.others, said),
        adds=_sayings(beat.adds, said),
        whisper=set_french(beat.whisper),
        moves=_moves(beat.moves, said),
        subjects=replace(subjects, of=_moves(subjects.of, said)) if subjects else None,
        silence=_patience(beat.silence, said),
        note=replace(note, must=_elements(note.must), facets=_facets(note.facets), moves=_moves(note.moves, said))
        if note
        else None,
        reply=replace(
            reply,
            must=_elements(reply.must),
            never=_elements(reply.never),
            facets=_facets(reply.facets),
            moves=_moves(reply.moves, said),
            draft=_draft(reply.draft, said),
            approval=_approval(reply.approval),
        )
        if reply
        else None,
    )


def _draft(draft: Proposal | None, said: Setting) -> Proposal | None:
    if draft is None:
        return None
    faults = tuple(replace(one, words=said(one.words), why=set_french(one.why)) for one in draft.faults)
    return Proposal(said(draft.text), faults)


def _approval(found: Approval | None) -> Approval | None:
    """Wordings are compared folded: what the reader says is shown."""
    if found is None:
        return None
    return replace(found, returns=tuple(replace(one, why=set_french(one.why)) for one in found.returns))


def _sayings(sayings: tuple[Saying, ...], said: Setting) -> tuple[Saying, ...]:
    return tuple(replace(one, calm=said(one.calm), tense=said(one.tense)) for one in sayings)


def _elements(elements: tuple[m.Element, ...]) -> tuple[m.Element, ...]:
    """What a text must hold is compared folded: its reasons alone are shown."""
    return tuple(replace(element, why=set_french(element.why)) for element in elements)


def _facets(facets: tuple[m.Facet, ...]) -> tuple[m.Facet, ...]:
    return tuple(replace(facet, why=set_french(facet.why)) for facet in facets)


def _patience(found: m.Patience | None, said: Setting) -> m.Patience | None:
    return replace(found, client=said(found.client), client_tense=said(found.client_tense)) if found else None


def _test(test: m.Play, said: Setting) -> m.Play:
    """The exemplary texts are shown in the debrief."""
    return replace(
        test,
        notes=tuple((name, replace(note, text=set_french(note.text))) for name, note in test.notes),
        replies=tuple((name, said(text)) for name, text in test.replies),
    )
