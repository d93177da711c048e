"""The objections of a contact as they were worked through, beside what the library says of each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from workstation.content import objections as library
from workstation.content.objections import ANSWER, LET_GO, POOR, STEPS, Objection
from workstation.i18n import tr
from workstation.phrases import phrase
from workstation.session.state import Contact


@dataclass(frozen=True)
class TracedObjection:
    """One objection: ``at`` (session ms) it was raised, ``tags`` what was done, in order, ``outcome`` what came of it.

    ``outcome``: settled, let_go, left, lost; nothing where the session ended in it. ``patience``: what the customer
    lost or won meanwhile. ``motive``, the ``techniques`` accepted there and when to ``let_go`` are the library’s words;
    ``only``: letting go was all that was right.
    """

    objection: str
    title: str
    at: int
    tags: tuple[str, ...]
    outcome: str
    patience: int
    motive: str = ""
    techniques: tuple[str, ...] = ()
    let_go: str = ""
    only: bool = False


def traced(contact: Contact, objections: Sequence[Objection]) -> tuple[TracedObjection, ...]:
    """Those that were raised, in order."""
    return tuple(_traced(contact, objections))


def _traced(contact: Contact, objections: Sequence[Objection]) -> Iterator[TracedObjection]:
    for met in contact.desk.objections:
        known = library.of(objections, met.objection)
        found = TracedObjection(met.objection, met.title, met.at, met.tags, met.outcome, met.change)
        if known is not None:
            techniques = tuple(answer.technique for answer in known.answers)
            found = TracedObjection(
                met.objection, met.title, met.at, met.tags, met.outcome, met.change,
                known.motive, techniques, known.let_go.when, known.let_go.only,
            )  # fmt: skip
        yield found


def well(one: TracedObjection) -> bool:
    """Whether it was worked through as the trade wants it: nothing poor, and answered then checked, or let go."""
    steps = {tag.partition(".")[0] for tag in one.tags}
    if POOR in steps:
        return False
    return one.outcome == "let_go" if one.only else one.outcome == "let_go" or steps >= set(STEPS)


def told(one: TracedObjection) -> tuple[str, ...]:
    """What was done, and what might have been, in words."""
    done = [named(tag) for tag in one.tags]
    lines = [tr("Done: {steps}.", steps=", ".join(done)) if done else tr("Nothing was made of it.")]
    said = {tag.partition(".")[0] for tag in one.tags}
    missing = [phrase("objection_step", step) for step in STEPS if step not in said]
    if one.only and one.outcome == "let_go" and POOR not in said:
        return tuple(lines)
    if one.only:
        lines.append(tr("Only letting go was right: {when}", when=one.let_go))
    elif missing and LET_GO not in said:
        lines.append(tr("Missing: {steps}.", steps=", ".join(missing)))
    if not one.only and one.techniques and not any(tag.startswith(f"{ANSWER}.") for tag in one.tags):
        lines.append(
            tr("Accepted here: {names}.", names=", ".join(phrase("technique", name) for name in one.techniques))
        )
    if one.patience < 0:
        lines.append(tr("The customer’s patience fell meanwhile."))
    return tuple(lines)


def named(tag: str) -> str:
    """What a tag is, in words: « Creuser », « Répondre (Isolement) », « Mauvaise réponse (Pression) »."""
    step, _, kind = tag.partition(".")
    if not kind:
        return phrase("objection_step", step)
    what = phrase("poor_family" if step == POOR else "technique", kind)
    return tr("{step} ({what})", step=phrase("objection_step", step), what=what)
