"""What the desk refuses of the deeds a role-play asks for: by the very function that refuses them at the desk.

Of each deed is said what it is refused for once which others were done, on the dossier it is done in: a card blocked
first has no limit to be raised, a payment is disputed once the card is blocked. A deed is refused where every way of
doing it as asked is; one that is done already is said, and never done again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice, product

from workstation.bank.acts import ACTS
from workstation.bank.acts.declaring import TOGETHER, Act, Choice, Done, Field, Number, Several, Typed, nothing_against
from workstation.bank.dossier import Dossier
from workstation.bank.entitled import heard_by, may_act_in, spoken_for
from workstation.bank.perimeter import JUNIOR, OF_THE_REMIT, Perimeter
from workstation.bank.targets import targets
from workstation.content.dates import REFERENCE_DATE
from workstation.roleplay.model import Move, Want
from workstation.roleplay.playing.program import Program, Refused, Step

_MOST_WAYS = 200
_MOST_ACTS = 8
"""Deeds of one dossier beyond which the first of the file alone are looked at: 256 orders each."""


@dataclass(frozen=True)
class Desk:
    """What the desk goes by: the dossier of a client, by id, the perimeter, who is questioned, the role, the day."""

    dossier: Callable[[str], Dossier | None]
    perimeter: Perimeter
    speaker: str
    job: str = JUNIOR
    today: date = REFERENCE_DATE

    def hears(self, client: str, dossier: Dossier) -> str:
        """The right by which whoever is questioned acts in the dossier of somebody else."""
        own = self.dossier(self.speaker)
        return heard_by(own.client.name, dossier, self.today) if own and client != self.speaker else ""

    def reason(self, act: Act, dossier: Dossier, target: str, values: Mapping[str, str]) -> str:
        """Why the desk refuses it, a reason's code; nothing where it does it."""
        target, filled = act.filled(dossier, target, values, self.today)
        return act.refusal(self.job, dossier, target, dict(filled), self.today, self.perimeter.of(act.id))

    def after(self, act: Act, dossier: Dossier, target: str, values: Mapping[str, str]) -> Dossier:
        """The dossier once it is done."""
        target, filled = act.filled(dossier, target, values, self.today)
        return act.effect(dossier, target, dict(filled), Done(self.today, ""))


def refusals(program: Program, desk: Desk) -> Mapping[int, Refused]:
    """By the number of a step, when the desk refuses its deed; the steps that it never refuses are left out."""
    acts = [step for step in program.steps if step.deed and step.deed.act in ACTS]
    found = {}
    for step in acts:
        client = step.deed.client if step.deed else ""
        dossier = desk.dossier(client)
        if dossier is None:
            continue
        act, hears = ACTS[step.move.desk], desk.hears(client, dossier)
        if act.level and hears and not may_act_in(hears, act.part):
            found[step.number] = Refused(0, {0: "beyond_right"})
            continue
        dossier = spoken_for(dossier, hears)
        same = [one for one in acts if one.deed and one.deed.client == client and (one is not step or _again(step))]
        told = _refused(step, dossier, [one for one in same if _matters(step, one, dossier, desk)][:_MOST_ACTS], desk)
        if told.reasons:
            found[step.number] = told
    return found


def _again(step: Step) -> bool:
    return step.move.limit > 1


def _matters(step: Step, other: Step, dossier: Dossier, desk: Desk) -> bool:
    """Whether what is refused may depend on the other deed: of one part, or that changes the answer by itself."""
    mine, theirs = ACTS[step.move.desk], ACTS[other.move.desk]
    if mine.part == theirs.part and mine.against is not nothing_against:
        return True
    return _reason(step, dossier, desk) != _reason(step, _done(other, dossier, desk), desk)


def _refused(step: Step, dossier: Dossier, others: Sequence[Step], desk: Desk) -> Refused:
    """The reasons by which of the others were done."""
    reasons: dict[int, str] = {}
    for which in range(1 << len(others)):
        asked = [one for n, one in enumerate(others) if which >> n & 1]
        now, made = _after(asked, dossier, desk)
        if any(one.deed and one is not step and step.is_done_by(one.deed) for one in made):
            continue  # it is done: what goes with it may be said
        if reason := _reason(step, now, desk):
            reasons[sum(1 << one.bit for one in asked)] = reason
    return _narrowed(reasons, [1 << one.bit for one in others])


def _narrowed(reasons: Mapping[int, str], bits: Sequence[int]) -> Refused:
    """Without the deeds that make no difference: what is explored need not remember them.

    Of two reasons is kept the perimeter’s, which no other deed mends.
    """
    for bit in bits:
        once = {made & ~bit: reason for made, reason in reasons.items() if made & bit}
        never = {made: reason for made, reason in reasons.items() if not made & bit}
        if once.keys() == never.keys():
            reasons = {made: once[made] if once[made] in OF_THE_REMIT else reason for made, reason in never.items()}
            bits = [one for one in bits if one != bit]
    return Refused(sum(bits) if reasons else 0, dict(reasons))


def _after(asked: Sequence[Step], dossier: Dossier, desk: Desk) -> tuple[Dossier, list[Step]]:
    """The dossier after deeds done in an order in which they can be, and those of them that could."""
    left, made = list(asked), list[Step]()
    while fit := next((one for one in left if not _reason(one, dossier, desk)), None):
        dossier = _done(fit, dossier, desk)
        left.remove(fit)
        made.append(fit)
    return dossier, made


def _done(step: Step, dossier: Dossier, desk: Desk) -> Dossier:
    """The dossier after a deed, done as it is asked for; unchanged where the desk refuses it."""
    act = ACTS[step.move.desk]
    for target, values in ways(step.move, act, dossier, desk.today):
        if not desk.reason(act, dossier, target, values):
            return desk.after(act, dossier, target, values)
    return dossier


def _reason(step: Step, dossier: Dossier, desk: Desk) -> str:
    """Why the desk refuses a deed whichever way it is done: the reason of the first; nothing where one way is open."""
    act, first = ACTS[step.move.desk], ""
    for target, values in ways(step.move, act, dossier, desk.today):
        reason = desk.reason(act, dossier, target, values)
        if not reason:
            return ""
        first = first or reason
    return first


def is_past(step: Step, opened: Dossier, now: Dossier, today: date) -> bool:
    """Whether the dossier has come to refuse an act that it took as it was opened: a card blocked is locked no more."""
    act = ACTS.get(step.move.desk)
    return (
        act is not None
        and not _stands_against(step.move, act, opened, today)
        and (_stands_against(step.move, act, now, today))
    )


def _stands_against(move: Move, act: Act, dossier: Dossier, today: date) -> bool:
    """Whether the dossier itself refuses the act whichever way it is done."""
    found = (
        (target, act.filled(dossier, target, values, today)[1]) for target, values in ways(move, act, dossier, today)
    )
    return all(act.against(dossier, target, dict(values)) for target, values in found)


def ways(move: Move, act: Act, dossier: Dossier, today: date) -> Iterator[tuple[str, dict[str, str]]]:
    """The ways of doing a deed as it is asked for, each a target and values: what is asked, else all one may choose."""
    asked = {want.field: want for want in move.wants}
    things = [one.id for one in targets(dossier, act.target)] or [""] if act.target else [""]
    if act.target in asked:
        things = list(asked[act.target].values)
    for target in things:
        fields = [_values(field, asked.get(field.name), dossier, target, today) for field in act.fields]
        for values in islice(product(*fields), _MOST_WAYS):
            yield target, dict(zip([field.name for field in act.fields], values, strict=True))


def _values(field: Field, want: Want | None, dossier: Dossier, target: str, today: date) -> Sequence[str]:
    """The values a field may have: those asked for, both ends of a range, or what one would choose there."""
    if isinstance(field, Several):
        return (TOGETHER.join(want.values),) if want else [one.id for one in targets(dossier, field.kind)] or ("",)
    if want:
        return want.values or (str(want.low), str(want.high))
    if isinstance(field, Choice):
        return [option.code for option in field.options]
    proposed = field.proposed(dossier, target, today)
    if isinstance(field, Number):
        return (proposed, str(field.low), str(field.high))
    return (proposed or field.example() if isinstance(field, Typed) else proposed,)
