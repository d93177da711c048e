"""Every lost point in words, the objections that were met, the note beside what was done: for window and page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from workstation.assessment.marking import MarkedCriterion
from workstation.debrief.abuse import Abuse
from workstation.debrief.avoided import Avoided
from workstation.debrief.drafted import Drafted
from workstation.debrief.helped import TAKEN_OVER, Helped
from workstation.debrief.inserted import Inserted
from workstation.debrief.losses import Loss
from workstation.debrief.objections import TracedObjection, told, well
from workstation.debrief.pause import GONE_ON, OVER, TAKEN, Pause
from workstation.debrief.report import Report
from workstation.debrief.told import ToldDeed
from workstation.debrief.tried import Tried
from workstation.debrief.words import breach_why, quoted
from workstation.headings import heading
from workstation.i18n import tr, trn
from workstation.phrases import deed, phrase, whom_to_ask
from workstation.wording import clock


@dataclass(frozen=True)
class Explained:
    """One loss, or one act. ``cost`` in few words, ``where`` it was, ``lines`` what happened and what was better."""

    cost: str
    where: str
    lines: tuple[str, ...]
    why: str = ""
    grave: bool = False


@dataclass(frozen=True)
class Explanation:
    """A criterion with what it obtained, the breaches, or the note: and each of its losses."""

    title: str
    figure: str
    rows: tuple[Explained, ...]


def criterion_figure(criterion: MarkedCriterion, report: Report) -> str:
    """« 3/4 »; of what the contact never came to, that it is not judged."""
    if report.unreached(criterion.id):
        return tr("not judged")
    return f"{criterion.got}/{criterion.maximum}"


def explanations(report: Report) -> list[Explanation]:
    """What was lost, in the scorecard's order, breaches, objections, the note beside the acts, what was inserted."""
    found = []
    for one in report.marks.criteria:
        rows = tuple(_explained(loss, report) for loss in report.losses if loss.criterion == one.id)
        if rows:
            found.append(Explanation(report.criterion(one.id), criterion_figure(one, report), rows))
    if flags := tuple(_explained(loss, report) for loss in report.losses if loss.code == "flag"):
        found.append(Explanation(tr("Breaches"), "", flags))
    if met := tuple(_met(one, report) for one in report.objections):
        found.append(Explanation(tr("Objections"), "", met))
    if avoided := tuple(_avoided(one, report) for one in report.avoided):
        found.append(Explanation(tr("Words to avoid"), str(sum(len(one.words) for one in report.avoided)), avoided))
    if report.abuse is not None:
        found.append(Explanation(tr("Insults heard"), "", (_abuse(report.abuse),)))
    if report.pause is not None:
        found.append(Explanation(tr("After a hard contact"), "", (Explained("", "", (_pause(report.pause),)),)))
    if helped := tuple(_helped(one, report) for one in report.helped):
        found.append(Explanation(tr("Help asked for"), str(len(helped)), helped))
    if tried := tuple(_tried(one, report) for one in report.tried):
        found.append(Explanation(tr("Tried, and out of your reach"), "", tried))
    if deeds := tuple(_beside(done) for done in report.deeds):
        found.append(Explanation(tr("The note beside what was done"), "", deeds))
    if phrases := tuple(_phrases(one, report) for one in report.inserted):
        found.append(Explanation(tr("The phrases inserted"), "", phrases))
    if drafts := tuple(_draft(one, report) for one in report.drafted):
        found.append(Explanation(tr("The automatic draft"), "", drafts))
    return found


def _explained(loss: Loss, report: Report) -> Explained:
    where = [phrase("stage", loss.stage)] if loss.stage else []
    where += [clock(report.timeline.at(loss.at))] if loss.entry else []
    told = loss.code == "flag" and not loss.said
    why = breach_why(loss.flag.partition(":")[0], loss.why) if told else loss.why
    cost = "" if report.unreached(loss.criterion) else _cost(loss)
    return Explained(cost, " · ".join(where), tuple(_lines(loss)), why, loss.fatal)


def _cost(loss: Loss) -> str:
    if loss.fatal:
        return tr("Knock-out")
    if loss.code == "flag" and not loss.points:
        return tr("No pass")
    return f"−{loss.points}"


def _lines(loss: Loss) -> Iterator[str]:
    if loss.said and loss.code in ("instead", "flag"):
        yield tr("You: {said}", said=quoted(loss.said))
    happened = {
        "unreached": tr("The contact did not come to this."),
        "unwritten": tr("Nothing was written."),
        "unread": tr("These points come with a contact brought to its end: the note is kept, and not marked."),
        "undone": tr("Left out."),
        "text": tr("The text lacks something."),
        "facet": tr("The text does not say it."),
        "denied": tr("The text says the contrary."),
        "false": tr("The text says it was done, and it was not."),
    }
    if told := happened.get(loss.state) or happened.get(loss.code):
        yield told
    if loss.better:
        what = quoted(loss.better)
        if loss.code == "facet":
            yield tr("For example: {what}", what=what)
        else:
            yield tr("To do at the desk, then say: {what}", what=what) if loss.desk else tr("Better: {what}", what=what)


def _met(one: TracedObjection, report: Report) -> Explained:
    came = phrase("objection_outcome", one.outcome) if one.outcome else tr("Not over")
    where = f"{one.title} · {came} · {clock(report.timeline.at(one.at))}"
    return Explained("", where, told(one), one.motive, not well(one))


def _avoided(one: Avoided, report: Report) -> Explained:
    """What was said, and what is better: told, never marked."""
    lines = [tr("You: {said}", said=", ".join(quoted(words) for words in dict.fromkeys(one.words)))]
    if one.better:
        lines.append(tr("Better: {what}", what=quoted(one.better)))
    where = f"{heading('rule', one.rule, one.title)} · {clock(report.timeline.at(one.at))}"
    return Explained("", where, tuple(lines), one.reason)


def _abuse(abuse: Abuse) -> Explained:
    """What was heard in its exact words, and what the procedure asks for; nobody is marked by it."""
    lines = [", ".join(quoted(words) for words in abuse.said)]
    if abuse.limit:
        lines.append(tr("The limit, if it is repeated: {what}", what=quoted(abuse.limit)))
    lines.append(tr("The exact words were noted.") if abuse.noted else tr("To note: the exact words, without comment."))
    lines.append(tr("The supervisor was told.") if abuse.reported else tr("To do at once: tell the supervisor."))
    return Explained("", "", tuple(lines))


def _pause(pause: Pause) -> str:
    return {
        TAKEN: tr("The pause was taken, for {time}.", time=clock(pause.lasted)),
        GONE_ON: tr("You went on without the pause you may take: it is in the menu of your presence."),
        OVER: tr("Then a pause: it is foreseen, in the menu of your presence."),
    }[pause.state]


def _helped(one: Helped, report: Report) -> Explained:
    """What was whispered. It cost nothing; what was taken over is no pass."""
    lines = (quoted(one.text),) if one.text else ()
    return Explained(
        phrase("whispered", one.how), clock(report.timeline.at(one.at)), lines, grave=one.how == TAKEN_OVER
    )


def _tried(one: Tried, report: Report) -> Explained:
    """What the desk refused, who does it, and what one does instead: a lesson, and no point lost."""
    where = f"{phrase('act', one.act)} · {clock(report.timeline.at(one.at))}"
    lines = [phrase("refused", one.reason)]
    if one.jobs:
        lines.append(tr("Done by: {roles}.", roles=", ".join(phrase("job", job) for job in one.jobs)))
    lines.append(whom_to_ask(one.ask))
    told = tr(
        "Trying costs nothing. With the customer: say who will answer and when, promise nothing, then pass it on."
    )
    return Explained("", where, tuple(lines), told)


def _beside(done: ToldDeed) -> Explained:
    states = {
        "told": tr("done, and told in the note"),
        "untold": tr("done, and not told in the note"),
        "unasked": tr("done"),
        "false": tr("told in the note, and not done"),
    }
    what = deed(done.act, done.target, done.values)
    ref = tr("ref. {reference}", reference=done.reference) if done.reference else ""
    lines = (f"{what} · {ref}" if ref else what,)
    return Explained("", states[done.state], lines, done.why, done.state == "false")


def _phrases(one: Inserted, report: Report) -> Explained:
    """A message with what was inserted in it: read over, or gone with something unchecked or to be completed."""
    told = [tr("Sent to be completed: {words}", words=quoted(" ".join(words.split()))) for words in one.left]
    told += [tr("Sent unchecked: {words}", words=quoted(" ".join(words.split()))) for words in one.unchecked]
    lines = (" · ".join(one.titles), *told) if told else (" · ".join(one.titles), tr("Read over before it was sent."))
    return Explained("", clock(report.timeline.at(one.at)), lines, grave=bool(one.left))


def _draft(one: Drafted, report: Report) -> Explained:
    """What was made of a draft, and each fault of it that left with the reply."""
    became = {
        "taken": tr("Used, then sent as it was.") if not one.mended else tr("Used, then mended."),
        "rejected": tr("Set aside: the reply is your own."),
        "left": tr("Not used: the reply is your own."),
    }
    left = [tr("Left in it: {words} {why}", words=quoted(fault.words), why=fault.why) for fault in one.left]
    mended = [trn("{n} fault taken out.", "{n} faults taken out.", one.mended)] if one.mended else []
    at = clock(report.timeline.at(one.at))
    return Explained("", at, (became[one.became], *left, *mended), grave=bool(one.left))
