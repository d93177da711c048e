"""What the solver found out about a role-play, in the words of its author: plain sentences, and the ways it found."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from workstation.assessment.proof_faults import proof_faults
from workstation.assessment.proving import Proof, Scored
from workstation.content.dates import work_out
from workstation.content.diagnostics import Diagnostic
from workstation.content.text import render_text
from workstation.i18n import language, tr, trn
from workstation.library.instructed import begins_at, figures_at
from workstation.library.shelf import Roleplay, Shelf
from workstation.phrases import phrase
from workstation.roleplay.model import Script
from workstation.session.day import references
from workstation.wording import NARROW, clock, spoken_date

Tone = Literal["good", "alert", "now", "neutral"]
ADVISER = "Inès Moreau"
# Above these shares, passing is a matter of luck, or of a trick: design defaults.
LUCKY, NAIVE = 0.2, 0.5


@dataclass(frozen=True)
class Sentence:
    """One thing that is known. ``tone``: good, alert (a fault), now (to be looked at), neutral (a figure)."""

    tone: Tone
    text: str


@dataclass(frozen=True)
class WayLine:
    """One gesture of a way. ``kind``: said, desk, wait, hold, note, reply."""

    kind: str
    text: str


@dataclass(frozen=True)
class Way:
    """A way through the role-play: what it is worth, and everything that is said and done on it."""

    score: int
    passed: bool
    lines: tuple[WayLine, ...]


@dataclass(frozen=True)
class Verdict:
    """Everything to be read after a proof. ``faults`` stand at the author's own lines."""

    sentences: tuple[Sentence, ...]
    faults: tuple[Diagnostic, ...]
    best: Way | None
    worst: Way | None


def verdict(proof: Proof, roleplay: Roleplay, shelf: Shelf) -> Verdict:
    """The proof in words."""
    script = roleplay.script
    faults = proof_faults(proof, script, str(roleplay.path), roleplay.text, dict(roleplay.sources))
    ways = Ways(roleplay, shelf)
    return Verdict(tuple(_sentences(proof, script)), tuple(faults), ways.of(proof.best), ways.of(proof.worst))


def number(n: int) -> str:
    """A whole number as it is read: 18 406 in French, 18,406 in English."""
    return f"{n:,}".replace(",", NARROW) if language() == "fr" else f"{n:,}"


def _sentences(proof: Proof, script: Script) -> Iterator[Sentence]:
    if proof.complete:
        text = trn("{count} situation explored: all there are.", "{count} situations explored: all there are.",
                   proof.states, count=number(proof.states))  # fmt: skip
        yield Sentence("neutral", text)
    else:
        text = tr("The exploration stopped at {n} situations: what follows is true of those.", n=number(proof.states))
        yield Sentence("now", text)
    yield from _ways_on(proof)
    yield from _scores(proof, script)
    if proof.complete:  # of what was not explored, nothing is said
        yield from _absences(proof, script)
        yield from _players(proof)
    if proof.times and proof.complete:
        shortest, longest = clock(proof.times.shortest * 1000), clock(proof.times.longest * 1000)
        text = tr("To its end, the contact takes from {shortest} to {longest}, waits left out. Target: {target}.",
                  shortest=shortest, longest=longest, target=clock(script.target * 1000))  # fmt: skip
        yield Sentence("neutral", text)


def _ways_on(proof: Proof) -> Iterator[Sentence]:
    """Whether one may always go on, and whether everything written is of use."""
    if proof.traps:
        text = trn("{n} dead end: from there no ending can be reached.",
                   "{n} dead ends: from there no ending can be reached.", len(proof.traps))  # fmt: skip
        yield Sentence("alert", text)
    elif proof.complete and not proof.endless:
        yield Sentence("good", tr("No dead end: from every moment, an ending can be reached."))
    if proof.endless:
        yield Sentence("alert", tr("Silent routes go round for ever."))
    if proof.never:
        text = trn(
            "{n} thing is written and never happens.", "{n} things are written and never happen.", len(proof.never)
        )
        yield Sentence("now", text)
    elif proof.complete:
        yield Sentence("good", tr("Everything that is written can happen."))


def _scores(proof: Proof, script: Script) -> Iterator[Sentence]:
    if proof.best:
        text = trn("Best way: {score} points in {n} gesture.", "Best way: {score} points in {n} gestures.",
                   len(proof.best.steps), score=proof.best.marks.score)  # fmt: skip
        failed: Tone = "alert" if proof.complete else "neutral"
        yield Sentence("good" if proof.best.marks.passed else failed, text)
    if proof.passing is None and proof.complete and not {"best", "passing"} & set(proof.unsettled):
        yield Sentence("alert", tr("Nobody can pass: {mark} points are asked for.", mark=script.pass_mark))
    if proof.worst:
        text = trn("Worst way: {score} out of 100, in {n} gesture.", "Worst way: {score} out of 100, in {n} gestures.",
                   len(proof.worst.steps), score=proof.worst.marks.score)  # fmt: skip
        yield Sentence("neutral", text)
    for flag in proof.flags:
        if flag.fatal and flag.passes:
            yield Sentence("alert", tr("One can pass with the fatal flag “{name}”.", name=flag.id))
    for rule in proof.rules:
        if rule.kept is False:
            yield Sentence(
                "now", tr("One can pass though “{move}” came before {rule}.", move=rule.move, rule=rule.rule)
            )


def _absences(proof: Proof, script: Script) -> Iterator[Sentence]:
    """What no way does, once they are all known."""
    fatal = [flag for flag in proof.flags if flag.fatal]
    if fatal and all(flag.passes is False for flag in fatal):
        yield Sentence("good", tr("Nobody passes with a fatal flag."))
    dodged = [c.id for c in proof.criteria if c.critical and c.without is not None and c.without >= script.pass_mark]
    if dodged:
        yield Sentence("now", tr("One can pass without a point of {names}.", names=", ".join(dodged)))


def _players(proof: Proof) -> Iterator[Sentence]:
    """How those fare who do not read; nothing when the exploration was cut."""
    if proof.random_share is None or proof.longest_share is None:
        return
    text = tr("A player who picks at random passes {share}% of the time.", share=round(100 * proof.random_share))
    yield Sentence("now" if proof.random_share > LUCKY else "good", text)
    share = round(100 * proof.longest_share)
    text = tr("A player who always takes the longest sentence passes {share}% of the time.", share=share)
    yield Sentence("now" if proof.longest_share > NAIVE else "good", text)


class Ways:
    """Puts steps back into sentences, on the role-play's own day."""

    def __init__(self, roleplay: Roleplay, shelf: Shelf) -> None:
        self._program = roleplay.script_program
        script = roleplay.script
        moment = begins_at(script.at, shelf)
        day = moment.date()
        tongue = script.language[:2]
        self._values = {
            "facts": dict(script.facts),
            "files": {name: file.name for name, file in script.files},
            "dates": {name: spoken_date(work_out(text, day), tongue) for name, text in script.dates},
            "figures": {name: one.value for name, one in figures_at(shelf, moment).items()},
            "adviser": {"name": ADVISER},
            "reference": references(script),
            **shelf.house.values,
        }

    def of(self, scored: Scored | None) -> Way | None:
        """A way found, with its sentences."""
        if scored is None:
            return None
        return Way(scored.marks.score, scored.marks.passed, tuple(self.line(step) for step in scored.steps))

    def line(self, step: str) -> WayLine:
        """One step of ``tests:`` as it is said or done."""
        word, _, rest = step.partition(":")
        match word:
            case "wait":
                return WayLine("wait", tr("{n} s of silence", n=rest))
            case "hold":
                return WayLine("hold", tr("{n} s on hold", n=rest))
            case "note":
                return WayLine("note", tr("The note “{name}”", name=rest))
            case "reply":
                return WayLine("reply", tr("The reply “{name}”", name=rest))
            case _:
                return self._move(step)

    def _move(self, step: str) -> WayLine:
        found = self._program.step_of(step)
        if found is None:
            return WayLine("said", step)
        if found.move.desk:
            return WayLine("desk", phrase("act", found.move.desk))
        return WayLine("said", render_text(found.move.say, self._values) or step)
