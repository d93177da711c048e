"""What a debrief says of its codes, in the reader's language: the same words on the page and in the report."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from workstation.assessment.marking import RaisedFlag
from workstation.debrief.moments import Moment
from workstation.debrief.report import Report
from workstation.headings import heading as named
from workstation.i18n import tr, trn
from workstation.phrases import phrase
from workstation.roleplay.model import CRITICAL_UNSAID
from workstation.session.transcript import Line
from workstation.wording import clock, hours_and_minutes

# A title taken from what was said stops after so many words.
TITLE_WORDS = 7
MAX_SCORE = 100


def kind_word(kind: str) -> str:
    """What a moment is worth: réussi, à retravailler, à éviter."""
    return {"good": tr("worth keeping"), "watch": tr("to work on"), "bad": tr("to avoid")}[kind]


def moment_title(moment: Moment) -> str:
    """A few words for the list: the author's hint, what happened, or the first words said."""
    match moment.code:
        case "silence":
            return tr("A silence")
        case "hold":
            return tr("A hold too long")
        case "revealed":
            return tr("The dossier opened too early")
        case "wrong_identity":
            return tr("A wrong answer accepted")
        case "hung_up":
            return tr("The contact cut short")
        case "abandoned":
            return tr("Nobody picked up")
        case "note":
            return tr("The note")
        case "reply":
            return moment.title or quoted(shortened(moment.said))
        case "act":
            return phrase("act_done", moment.values[0]) if moment.values else tr("An act at the desk")
        case _:
            return moment.title or quoted(shortened(moment.said))


def said_label(moment: Moment) -> str:
    """What stands above the adviser's part: something said, written or done."""
    match moment.code:
        case "move":
            return tr("You said")
        case "note" | "reply":
            return tr("You wrote")
        case "silence" | "abandoned":
            return tr("What happened")
        case _:
            return tr("You did")


def moment_said(moment: Moment) -> str:
    """The adviser's part: the sentence in its quotation marks, or the fact."""
    match moment.code, moment.values:
        case "silence", _:
            return tr("You said nothing, and nothing announced the silence.")
        case "hold", _:
            return tr("You left the customer on hold for over a minute.")
        case "revealed", (section, level, needed):
            return tr(
                "You opened “{section}” at Identity {level}. This part asks for Identity {needed}.",
                section=phrase("section", section),
                level=level,
                needed=needed,
            )
        case "wrong_identity", (element, answer):
            return tr("You accepted “{answer}” ({element}).", answer=answer, element=phrase("element", element))
        case "hung_up", _:
            return tr("You hung up before the conversation was over.")
        case "abandoned", (waited, *_):
            return tr("The customer waited {time}, then gave up.", time=clock(int(waited)))
        case "act", (act, *_):
            return tr("{act}, at the desk.", act=phrase("act_done", act))
        case _:
            return quoted(moment.said) if moment.said else tr("Nothing was written.")


def moment_better(moment: Moment) -> str:
    """What would have been better; a sentence that tells of an act is said once that is done."""
    if moment.desk and moment.better:
        return tr("To do at the desk, then say: {what}", what=quoted(moment.better))
    return quoted(moment.better) if moment.better else ""


def moment_why(moment: Moment) -> str:
    """Why: the author's reason, else the code's own."""
    if moment.code == "abandoned":
        return tr("A call rings for twenty seconds. Make yourself ready when you can pick up at once.")
    # What the log alone tells has no author's sentence beside it: its reason is the breach's own.
    return moment.why if moment.code in ("move", "note", "reply") else breach_why(moment.flag, moment.why)


def breach_why(flag: str, why: str) -> str:
    """The reason of a breach: its author's in the house's language, else that of its code where there is one."""
    return named("breach", flag, why)


def flag_why(flag: RaisedFlag, report: Report) -> str:
    """The reason of a breach that happened: that of the sentence it was made in, else the one of all such breaches."""
    said = (loss.why for loss in report.losses if loss.code == "flag" and loss.flag == flag.raised and loss.said)
    return next(said, "") or breach_why(flag.id, flag.why)


def moment_details(moment: Moment) -> list[str]:
    """What completes the reason, one line each: what a note lacked."""
    lines = {
        "code": tr("The disposition code is not that of the request."),
        "outcome": tr("The outcome does not say how the contact ended."),
        "follow_up": tr("The follow-up is not what remains to be done."),
    }
    told = [facet_line(*facet) for facet in moment.facets]
    if moment.code == "reply":
        unwanted = "breach" in moment.values
        return [tr("To take out: “{word}”", word=word) if unwanted else word for word in moment.details] + told
    if moment.code == "act" and moment.details:
        done, asked, undone, righted = moment.details
        again = tr(
            "You put it right at {time}: the act earns all its points, the first one still counts.", time=righted
        )
        repairs = [tr("You undid it at {time}.", time=undone)] * bool(undone) + [again] * bool(righted)
        return [tr("Done: {deed}", deed=done), tr("Asked for: {deed}", deed=asked), *repairs]
    if moment.code == "move":
        return [tr("Left out: {part}", part=part) for part in moment.details]
    if moment.code != "note":
        return []
    if moment.flag:
        return [tr("To take out: “{word}”", word=word) for word in moment.details] + told
    return [lines[value] for value in moment.values] + list(moment.details) + told


def facet_line(state: str, what: str, example: str = "") -> str:
    """What came of one thing that a note or a reply should say.

    ``what`` is its author's reason, a sentence of its own: it tells why, and is never read as what was said.
    ``example`` is what could have been written.
    """
    match state:
        case "met":
            return tr("Said. {what}", what=what)
        case "chosen":
            return tr("Chosen. {what}", what=what)
        case "unchosen":
            return tr("To choose. {what}", what=what)
        case "denied":
            return tr("Denied in your text. {what}", what=what)
        case "false":
            return tr("Written and not true, the act does not stand. {what}", what=what)
        case "broken":
            return tr("Rule broken. {what}", what=what)
        case "unwanted":
            return tr("Not to be said. {what}", what=what)
        case _ if example:
            return tr("Not said, “{words}” for instance. {what}", words=example, what=what)
        case _:
            return tr("Not said. {what}", what=what)


def again_words(moment: Moment, at: int) -> str:
    """Where « try again from here » begins; ``at`` is the moment's place on the call, ms."""
    match moment.code:
        case "abandoned":
            return tr("The contact comes again. Your first try stays on file.")
        case "note":
            return tr("You write the note again. Your first try stays on file.")
        case _:
            return tr("The contact starts again at {time}. Your first try stays on file.", time=clock(at))


def cost_words(moment: Moment, report: Report) -> str:
    """What it earned or cost: « Langage +2 », « −15 points », « faute éliminatoire »; nothing when nothing."""
    title = report.criterion(moment.criterion)
    most = next((c.maximum for c in report.marks.criteria if c.id == moment.criterion), 0)
    if moment.fatal:
        return tr("Knock-out")
    if moment.penalty:
        return tr("−{points} points", points=moment.penalty)
    if not moment.points or not title:
        return ""
    if moment.kind == "good":
        return tr("{criterion} +{points}", criterion=title, points=min(most, moment.points))
    return tr("{criterion} −{points}", criterion=title, points=min(most, moment.points))


def heading(report: Report) -> str:
    """The title of the list of moments."""
    count = sum(moment.key for moment in report.moments)
    words = {
        0: tr("No moment to remember"),
        1: tr("One moment to remember"),
        2: tr("Two moments to remember"),
        3: tr("Three moments to remember"),
    }
    return words[count]


def verdict(report: Report) -> str:
    """Passed or not, in words."""
    if report.to_confirm:
        return tr("to confirm")
    if report.marks.passed:
        return tr("score reached")
    if report.how in ("abandoned", "unfinished"):
        return tr("not completed")
    if report.marks.fatal:
        return tr("score lost")
    return tr("score not reached") if report.marks.score < report.pass_mark else tr("not validated")


def verdict_reason(report: Report) -> str:
    """Why it is passed or not, in one sentence."""
    marks = report.marks
    if report.to_confirm:
        return trn(
            "A trainer has one sentence to settle: the score stands after that.",
            "A trainer has {n} sentences to settle: the score stands after that.",
            len(report.hearing.open),
        )
    if marks.passed:
        return tr("The pass mark is {mark}.", mark=report.pass_mark)
    if report.how == "abandoned":
        return tr("Nobody picked up. The customer has left.")
    if report.how == "unfinished":
        return tr("The session was stopped before the end.")
    if marks.fatal:
        return tr("A knock-out brings the score to 0.")
    if report.how == "failed":
        return tr("{end}.", end=end_word(report))
    partial = next((report.criterion(c.id) for c in marks.criteria if c.critical and c.got < c.maximum), "")
    if partial:
        return tr("“{criterion}” asks for full marks.", criterion=partial)
    if any(flag.id == CRITICAL_UNSAID for flag in marks.flags):
        return tr("Something essential is not written.")
    return tr("The pass mark is {mark}.", mark=report.pass_mark)


def end_word(report: Report) -> str:
    """How the contact ended."""
    words = {
        "abandoned": tr("The customer left before the answer"),
        "hung_up": tr("The contact was cut short"),
        "transferred": tr("The contact was transferred"),
        "": tr("The conversation did not reach its end"),
    }
    if report.relieved:
        return tr("The supervisor took the contact over")
    return named("ending", report.end, report.end_title) if report.end_title else words.get(report.end, report.end)


def band_word(kind: str, start: int, end: int) -> str:
    """A hold, a silence or a ringing with its length."""
    seconds = round((end - start) / 1000)
    match kind:
        case "hold":
            return tr("Hold {time}", time=clock(end - start))
        case "silence":
            return tr("Silence {seconds} s", seconds=seconds)
        case _:
            return tr("Ringing {seconds} s", seconds=seconds)


def figures(report: Report) -> list[tuple[str, str, str]]:
    """(name, value, definition) of each indicator that applies."""
    found = report.indicators
    rows: Sequence[tuple[str, int | None, str]] = (
        (tr("Wait before the answer"), found.wait, tr("From the queue to the answer.")),
        (tr("Conversation"), found.talk, tr("From the answer to the end of the contact, hold left out.")),
        (tr("Time on hold"), found.hold, tr("Total time on hold.")),
        (tr("Wrap-up"), found.wrap_up, tr("From the end of the conversation to the close of the contact.")),
        (tr("Handling time"), found.handling, tr("Conversation + hold + wrap-up.")),
        (tr("First key of the note"), found.first_note, tr("From the answer to the first letter of the note.")),
    )
    told = [(name, clock(value * 1000), told) for name, value, told in rows if value is not None]
    return [*told, *_lookups(report), *_paces(report), *_of_a_mail(report)]


def _lookups(report: Report) -> list[tuple[str, str, str]]:
    """The same for what was looked up."""
    found = report.indicators
    told: list[tuple[str, str, str]] = []
    if found.named is not None:
        about = tr(
            "Your sentences in which their surname is said: two or three are enough, the first as soon as you know it."
        )
        first = "" if found.named_after is None else clock(found.named_after * 1000)
        times = tr("{n}, from {at} on", n=found.named, at=first) if first else str(found.named)
        told.append((tr("Called by their name"), times, about))
    if found.sheets is not None:
        told.append((tr("Sheets opened"), str(found.sheets), tr("Knowledge sheets read during the contact.")))
    if found.find is not None:
        about = tr("Median, from the first letter of a search to the sheet opened from it.")
        told.append((tr("Time to find"), clock(found.find * 1000), about))
    return told


def _paces(report: Report) -> list[tuple[str, str, str]]:
    """The same for how a written conversation was answered."""
    found = report.indicators
    rows: Sequence[tuple[str, int | None, str]] = (
        (tr("First answer"), found.first_answer, tr("From the contact taken to your first message.")),
        (tr("Next answers"), found.next_answer, tr("Median, each from the first line it answers.")),
        (tr("Slowest answer"), found.slowest, tr("The longest of the next answers.")),
    )
    counts: Sequence[tuple[str, tuple[int, int] | None, str]] = (
        (tr("Late answers"), found.late, tr("Those sent after the time that the channel’s scorecard allows.")),
        (tr("Waits kept"), found.waits_kept, tr("Waits announced with a length, and a message sent within it.")),
    )
    told = [(name, clock(value * 1000), told) for name, value, told in rows if value is not None]
    return [*told, *((name, tr("{n} of {of}", n=n[0], of=n[1]), told) for name, n, told in counts if n is not None)]


def _of_a_mail(report: Report) -> list[tuple[str, str, str]]:
    """The same for an e-mail, by the clocks of its queue."""
    mail = report.mail
    if mail is None:
        return []
    rows: Sequence[tuple[str, int | None, str]] = (
        (tr("Received to answered"), mail.first, tr("Opening hours from the reception to your first message.")),
        (tr("Slowest next answer"), max(mail.then, default=None), tr("Opening hours from the message it answers.")),
        (tr("Age at the close"), mail.age, tr("Opening hours from the reception, waits for the customer left out.")),
    )
    told = [(name, hours_and_minutes(timedelta(minutes=n)), about) for name, n, about in rows if n is not None]
    if mail.answers:
        late = tr("{n} of {of}", n=mail.late, of=mail.answers)
        told.append((tr("Answers past the deadline"), late, tr("Those sent after the deadline shown in the queue.")))
        once = tr("Yes") if mail.one_touch else tr("No")
        told.append((tr("Solved in one message"), once, tr("One answer was enough.")))
    return told


def hearing(report: Report) -> str:
    """How many sentences were not understood, how many made clear, how often help was asked for; where any was."""
    told = []
    if count := report.not_understood:
        told.append(
            trn(
                "{n} of your sentences was not understood. It cost nothing.",
                "{n} of your sentences were not understood. They cost nothing.",
                count,
            )
        )
    if report.hearing.clarified:
        told.append(trn("{n} sentence made clear.", "{n} sentences made clear.", report.hearing.clarified))
    if report.helped:
        told.append(trn("{n} whisper asked for, free.", "{n} whispers asked for, free.", len(report.helped)))
    return " ".join(told)


def without(report: Report) -> str:
    """The mark without what is contested, beside the other; nothing where nothing is."""
    if report.without is None:
        return ""
    if report.to_confirm:
        return tr("You contest what was heard: a trainer will settle it.")
    return trn(
        "Without the sentence you contest: {score} out of 100. What followed it is not replayed.",
        "Without the {n} sentences you contest: {score} out of 100. What followed them is not replayed.",
        len(report.hearing.contested),
        score=report.without.score,
    )


def line_note(line: Line, report: Report) -> str:
    """How a sentence of the transcript was heard, and what was said of that since; or nothing."""
    told, hearing = [report.hearing.heard.get(line.number, "")], report.hearing
    if line.number in hearing.contested:
        why = hearing.why[line.number]
        told.append(tr("Contested: “{why}”", why=why) if why else tr("Contested"))
    if ruling := hearing.settled.get(line.number):
        move = ruling.words or tr("none of the role-play’s sentences")
        told.append(tr("Settled by a trainer: {move}. {why}", move=move, why=ruling.why))
    return " · ".join(filter(None, told))


def shortened(text: str) -> str:
    """The first words of a sentence."""
    words = text.split()
    return text if len(words) <= TITLE_WORDS else " ".join(words[:TITLE_WORDS]).rstrip(",;:") + "…"


def quoted(text: str) -> str:
    """A sentence between the quotation marks of the language."""
    return tr("“{sentence}”", sentence=text)
