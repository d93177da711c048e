"""Subjects between which the order makes no difference, and of which one order is therefore explored.

Two subjects of a beat are *peers* when raising either does the same to the place: only their points, flags, words and
time tell them apart, and these add up. Take a way through the role-play and the moments where peers are raised: put
the same peers there in the order of the file, and every place in between stays as it was, the ending too. So it is
enough to raise a peer before which no later one was raised. Of peers raised a place then keeps how many they are and
which is the last (see ``Group.stand``), and once so many were left out that the beat's subjects no longer lead on,
the last alone.

What holds of every place, and not of some way, is asked of the places where the first peers were raised and none left
out (``Graph.first_cores``): any others raised in their stead would leave the same choices but for the words.

Left out: what is judged by when it is done (a rule, a tense wording), what is done at the desk, and the beats of
objections and proposals, of which more is proved than ways.
"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from functools import cached_property

from workstation.bank.identity import DYNAMIC, STATIC
from workstation.roleplay.playing.program import PATIENCE, Program, Step
from workstation.roleplay.solving.reads import Keep

STAGES = ("objection", "rebound")


def peers(program: Program, keeps: tuple[Keep, ...]) -> dict[int, Groups]:
    """The groups of each beat that has any, by its number."""
    found: dict[int, Groups] = {}
    for node in program.nodes:
        groups: dict[Hashable, list[Step]] = {}
        for step in node.subjects if node.beat.stage not in STAGES else ():
            if _orderless(step):
                groups.setdefault(_changes(step, keeps[node.number]), []).append(step)
        several = tuple(Group(tuple(group)) for group in groups.values() if len(group) > 1)
        if several and node.beat.subjects:
            found[node.number] = Groups(several, len(node.subjects) - node.beat.subjects.need)
    return found


def _orderless(step: Step) -> bool:
    """Whether nothing about it depends on the moment but what it does to the place."""
    move = step.move
    return move.limit == 1 and not move.desk and step.breach is None and not move.answer_tense


def _changes(step: Step, keep: Keep) -> Hashable:
    """What it does to the place, and when it may; of two that agree in this either may stand for the other."""
    move = step.move
    mood = move.mood if PATIENCE in keep.slots else 0
    sets = tuple((slot, value) for slot, value in step.sets if slot in keep.slots)
    return move.when.text if move.when else "", mood, sets, _identity(step, keep), step.target, step.end


def _identity(step: Step, keep: Keep) -> Hashable:
    """An element of identity asked for nowhere else counts as one of its kind; any other is like none."""
    element = step.move.verifies
    if not element or not keep.asked:
        return ""
    if sum(bit == step.bit for _, bit, _ in keep.asked) != 1 or not _alone(step, keep):
        return step.number
    kind = "dynamic" if element in DYNAMIC else "static" if element in STATIC else step.number
    return kind, step.move.wrong


def _alone(step: Step, keep: Keep) -> bool:
    """Whether no other move asks for the same element."""
    mine = next(element for element, bit, _ in keep.asked if bit == step.bit)
    return sum(element == mine for element, _, _ in keep.asked) == 1


@dataclass(frozen=True)
class Group:
    """Peers, in the order of the file, and their ``bits`` of ``USED``."""

    steps: tuple[Step, ...]

    @cached_property
    def bits(self) -> int:
        """The bits that say which were raised."""
        return sum(1 << one.bit for one in self.steps)

    def from_on(self, step: Step) -> int:
        """The bits of a peer and of those after it: with one of them set, it is not raised any more."""
        return sum(1 << other.bit for other in self.steps if other.bit >= step.bit)

    def left_out(self, used: int) -> int:
        """How many are not raised any more, since a later one was."""
        last = (used & self.bits).bit_length()
        return sum(one.bit < last and not used >> one.bit & 1 for one in self.steps)

    def stand(self, used: int, count: bool) -> int:
        """The bits that stand for the peers raised: the last, and where they ``count`` as many of the first."""
        raised = [one for one in self.steps if used >> one.bit & 1]
        first = self.steps[: len(raised) - 1] if count and raised else ()
        return sum(1 << one.bit for one in (*first, *raised[-1:]))


@dataclass(frozen=True)
class Groups:
    """All groups of a beat. ``spare``: how many of its subjects may be left out, and the others still lead on."""

    groups: tuple[Group, ...]
    spare: int

    @cached_property
    def bits(self) -> int:
        """The bits of ``USED`` of them all."""
        return sum(group.bits for group in self.groups)

    def bits_of(self, step: Step | None) -> int:
        """The bits of the group of a subject, 0 when it has no peers."""
        if step is None or not self.bits >> step.bit & 1:
            return 0
        return self._group_of(step).bits

    def peers_of(self, step: Step) -> tuple[Step, ...]:
        """The group of a subject that has peers."""
        return self._group_of(step).steps

    def _group_of(self, step: Step) -> Group:
        return self._by_bit[step.bit]

    @cached_property
    def _by_bit(self) -> dict[int, Group]:
        return {step.bit: group for group in self.groups for step in group.steps}

    def stand(self, used: int) -> int:
        """The bits that stand for those of the peers raised. Once too many are left out their number is forgotten."""
        count = sum(group.left_out(used) for group in self.groups) <= self.spare
        return sum(group.stand(used, count) for group in self.groups)
