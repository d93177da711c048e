"""Codes in words: what events and states hold as a code, the reader's language says.

One table a group, each declared in the file of its subject, ``GROUPS`` of a new file here being read by itself;
``phrase("act", "card.block")`` is « Opposer la carte ».

Every pane uses it, so that a thing has one name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from importlib import import_module
from pkgutil import iter_modules
from typing import Protocol

from workstation.bank import typed
from workstation.bank.acts import ACTS
from workstation.bank.acts.declaring import TOGETHER, Choice, Field, Number, Several, Typed
from workstation.bank.targets import TARGETS
from workstation.bank.typed import Unread
from workstation.channels import WRITTEN
from workstation.i18n import language, tr, trn
from workstation.wording import clock, full_date, money, phone, spoken_date, whole

_DAY, _CENTS = re.compile(r"\d{4}-\d\d-\d\d"), re.compile(r"\d+(\.\d\d?)?")
MOMENT = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d")
"""A moment of the agenda, as an act's values hold it."""


class Fact(Protocol):
    """A line of a transcript that is no sentence."""

    @property
    def code(self) -> str:
        """What happened."""

    @property
    def values(self) -> tuple[str, ...]:
        """What it happened with."""

    @property
    def target(self) -> str:
        """What an act was done to."""

    @property
    def fields(self) -> tuple[tuple[str, str], ...]:
        """With what values an act was done."""


def _declared() -> dict[str, Mapping[str, str]]:
    found: dict[str, Mapping[str, str]] = {}
    for subject in iter_modules(__path__):
        for group, words in import_module(f"{__name__}.{subject.name}").GROUPS.items():
            if group in found:
                raise ValueError(f"the group {group} is declared twice")
            found[group] = words
    return found


PHRASES: Mapping[str, Mapping[str, str]] = _declared()


def phrase(group: str, code: str | int, gender: str = "") -> str:
    """The words of a code, in the reader's language; ``gender`` (f, m) for a mood, 0 to 4.

    An unknown code is shown as it is, since content may bring its own. Raises ``KeyError`` for an unknown group.
    """
    words = PHRASES[group]
    key = f"{code}{gender or 'f'}" if group == "mood" else str(code)
    return tr(words[key]) if key in words else str(code)


def deed(act: str, target: str, values: Iterable[tuple[str, str]], *, to: str = "") -> str:
    """An act with what it was done to and how: « Opposer la carte · Carte Classique · Perte ».

    ``to``: the words of its target, where they are known to whoever asks.
    """
    return " · ".join((phrase("act", act), *filter(None, (to,)), *_details(act, target, values)))


def _details(act: str, target: str, values: Iterable[tuple[str, str]]) -> Iterator[str]:
    """What an act was done to and with, as declared; a number, a yes or a no alone needs its field's name."""
    declared = ACTS.get(act)
    if declared is None:
        return
    told = target and not TARGETS[declared.target].coded
    pairs = [(declared.target, target)] if told else []
    for key, value in (*pairs, *values):
        field = declared.field(key)
        if not value:
            continue
        if isinstance(field, Several):
            count = value.count(TOGETHER) + 1
            yield trn("{n} operation", "{n} operations", count)
            continue
        words = _any_of([_worded(field, key, one) for one in value.split(", ")], options=isinstance(field, Choice))
        named = isinstance(field, Number | Typed) or (isinstance(field, Choice) and field.answers)
        yield tr("{label}: {value}", label=tr(field.words), value=words) if named and field else words


def _any_of(names: Sequence[str], *, options: bool) -> str:
    """What will do: « En agence, téléphone ou en visio ». ``options``: they are words and no names."""
    if len(names) == 1:
        return names[0]
    if options:
        names = [names[0], *(one if one[:2].isupper() else one[:1].lower() + one[1:] for one in names[1:])]
    return tr("{names} or {last}", names=", ".join(names[:-1]), last=names[-1])


def _worded(field: Field | None, key: str, value: str) -> str:
    """A value in words: an option's, a moment's, the name of what the bank's lists name; else as it stands."""
    if isinstance(field, Choice):
        return next((tr(one.words) for one in field.options if one.code == value), value)
    if isinstance(field, Typed):
        return _as_read(field.kind, value)
    if isinstance(field, Number) and value.isdecimal():
        return whole(int(value), language())
    if MOMENT.fullmatch(value):
        day, _, at = value.partition(" ")
        return tr("{day} at {hour}", day=spoken_date(date.fromisoformat(day), language()), hour=at)
    group = TARGETS[key].worded if field is None and key in TARGETS else ""
    return phrase(group, value) if group else value


def _as_read(kind: str, value: str) -> str:
    """What was typed, as it is read; an older log may hold what no field takes."""
    match kind:
        case "day" if _DAY.fullmatch(value):
            return full_date(date.fromisoformat(value), language())
        case "amount" if _CENTS.fullmatch(value):
            return money(typed.cents(value), language())
        case "phone":
            return phone(value)
        case _:
            return value


def of_channel(group: str, channel: str) -> str:
    """The words of a group for a channel; a call's where it has none of its own. Raises ``KeyError``."""
    return phrase(group, channel if channel in PHRASES[group] else "call")


def refusal(reason: str, channel: str = "call") -> str:
    """Why something asked for did not happen, in words that are true of the channel."""
    own = PHRASES["refused_written"] if channel in WRITTEN else {}
    return phrase("refused_written" if reason in own else "refused", reason)


def whom_to_ask(desk: str) -> str:
    """The desk to turn to, as a sentence."""
    return tr("Turn to {desk}.", desk=phrase("desk", desk))


def unread(fault: Unread) -> str:
    """What is wrong with what was typed in a field."""
    return tr(PHRASES["unread"][fault.code], **fault.values)


def fact(line: Fact) -> str:
    """What happened between two sentences, as the transcript and the list of facts say it. ``line.who`` is ``fact``."""
    match line.code, line.values:
        case "silence", _:
            return tr("Silence")
        case "held", (seconds,):
            return (
                tr("Hold announced, {seconds} s", seconds=seconds) if int(seconds) else tr("Hold, no length announced")
            )
        case "resumed", (held,):
            return tr("Back on the line after {time}", time=clock(int(held)))
        case "act", (act, reference):
            done = tr("{act}, ref. {reference}", act=phrase("act_done", act), reference=reference)
            return " · ".join((done, *_details(act, line.target, line.fields)))
        case "act_refused", (act, reason, *ask):
            why = " ".join((phrase("refused", reason), *map(whom_to_ask, ask)))
            return tr("{act}: refused. {reason}", act=phrase("act", act), reason=why)
        case "section", (section, *_):
            return tr("{section} opened", section=phrase("section", section))
        case "revealed", (section, *_):
            return tr("Access before identification: {section}", section=phrase("section", section))
        case "identity", (element, "rejected", *_):
            return tr("{element}: wrong answer", element=phrase("element", element))
        case "identity", (element, _, level) if int(level):
            return tr("{element}: right answer, Identity {level}", element=phrase("element", element), level=level)
        case "right", (hears,):
            return phrase("hears", hears)
        case "identity", (element, *_):
            return tr("{element}: right answer", element=phrase("element", element))
        case "recording", (state,):
            return phrase("recording_set", state)
        case "ended" | "closed" as code, (by,):
            return phrase(f"{code}_by", by)
        case "corrected", (text, heard):
            return tr("“{text}” had been heard as: {heard}. Corrected.", text=text, heard=heard)
        case _:
            return _passed(line)


def _passed(line: Fact) -> str:
    """What was offered, shared, noted for colleagues, or passed on to them."""
    match line.code, line.values:
        case "internal", (text,):
            return tr("Internal note: {text}", text=text)
        case "asked_advice", (title, text, *_):
            return tr("Advice asked of: {who}. {text}", who=title, text=text)
        case "asked_escalation", (title, text, *_):
            return tr("Brought up to: {who}. {text}", who=title, text=text)
        case "colleague_answered", (title, text):
            return tr("{who} answers: {text}", who=title, text=text)
        case "passed_on", (title,):
            return tr("Passed on to: {service}", service=title)
        case "sent_back", (title, reason, said):
            why = " ".join(filter(None, (phrase("sent_back", reason), said)))
            return tr("{service} sent it back. {why}", service=title, why=why)
        case "colleague_rung" | "colleague_picked_up" | "colleague_told" | "legs_joined" | "colleague_left", _:
            return _beside_the_call(line)
        case "helped", (depth, text):
            return tr("{help}: {text}", help=phrase("whispered", depth), text=text)
        case "given_back", _:
            return tr("The supervisor gave the call back: it is within your reach")
        case "rebound", (title,):
            return tr("Offered: {title}", title=title)
        case "rebound_answer", (title, outcome):
            return f"{title} · {phrase('rebound_outcome', outcome)}"
        case "document", (title, way, *_):
            return tr("{label}: {value}", label=phrase("shared", way), value=title)
        case _:
            return _in_writing(line)


def _beside_the_call(line: Fact) -> str:
    """What passed between the adviser and a colleague: who was rung, what was said, how it ended."""
    match line.code, line.values:
        case "colleague_rung", (title, "blind"):
            return tr("Call passed on, ringing at: {service}", service=title)
        case "colleague_rung", (title, _):
            return tr("Consulting: {service}, the customer on hold", service=title)
        case "colleague_picked_up", (said,):
            return tr("The colleague: “{said}”", said=said) if said else tr("The colleague picked up")
        case "colleague_told", (text, said, reason, heard):
            who = tr("Before the customer, to the colleague: “{text}”") if heard else tr("To the colleague: “{text}”")
            answer = tr("The colleague: “{said}”", said=said) if said else phrase("sent_back", reason) if reason else ""
            return " ".join(filter(None, (who.format(text=text), answer)))
        case "colleague_left", (by, _):
            return tr("Colleague’s line: {what}", what=phrase("colleague_left", by))
        case _:
            return tr("All three on the line")


def _in_writing(line: Fact) -> str:
    """The same of what is of conversations in writing alone."""
    match line.code, line.values:
        case "quiet", ("3",):
            return tr("No answer in spite of your reminders: you may close")
        case "quiet", _:
            return tr("Nothing more from the customer: write to them again")
        case "declined", (reason,):
            return tr("Declined: {reason}", reason=phrase("declined", reason))
        case "put_back", (reason,):
            return tr("Put back into the queue: {reason}", reason=phrase("put_back", reason))
        case "colleague", (who, doing):
            return phrase("beside", doing).format(who=who)
        case "taken_over", (who,):
            return tr("{who} took the e-mail and answers it", who=who)
        case "file_opened", (name,):
            return tr("File looked at: {name}", name=name)
        case "taken_back", ("customer",):
            return tr("Reply kept as a draft: the customer wrote first")
        case "reviewed", (who, "approved", said):
            return tr("{who} approved the reply: “{said}”", who=who, said=said)
        case "reviewed", (who, _, said):
            return tr("{who} sent the reply back: “{said}”", who=who, said=said)
        case "astray", (to,):
            return tr("The reply went to {to}", to=to)
        case "taken_back", _:
            return tr("Reply taken back before it left")
        case _:
            return line.code
