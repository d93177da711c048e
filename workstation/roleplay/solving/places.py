"""The places a proof explores: the step's own place, what is accepted of identity, what was opened; made small.

Two slots follow the step's: the accepted answers, and the parts of the dossier opened at their level. ``step`` copies
them along untouched. A *canonical* place forgets what nothing that may follow reads (see ``reads``), so that two
places with the same canonical form have the same future:

- slots and bits outside the beat's ``Keep`` are zero; after the end only the ending counts;
- an accepted element that cannot be asked again counts as one of its kind: the level is a matter of how many, and of
  the name, which is kept;
- opened parts matter only where the level is, or may fall, under theirs: only then would opening one be a breach.
"""

from __future__ import annotations

from functools import lru_cache, reduce
from operator import or_

from workstation.bank.identity import DYNAMIC, ELEMENTS, NAME, STATIC, level
from workstation.bank.parts import OPENINGS
from workstation.roleplay.playing.program import (
    BEAT,
    END,
    HOLDS,
    IDENTITY,
    SEEN,
    SILENCES,
    USED,
    PlaceTuple,
    Program,
    Step,
)
from workstation.roleplay.playing.step import start
from workstation.roleplay.solving.orders import Groups, peers
from workstation.roleplay.solving.packing import Packing
from workstation.roleplay.solving.reads import SECTIONS, Keep, keeps

_KNOWN = {1 << n for n, element in enumerate(ELEMENTS) if element in STATIC + DYNAMIC}
_DYNAMIC = {1 << n for n, element in enumerate(ELEMENTS) if element in DYNAMIC}
_APP = 1 << ELEMENTS.index("app")
_NAME = 1 << ELEMENTS.index(NAME)
_EACH = (1 << len(ELEMENTS)) - 1
# Folded elements: how many (three are as good as more), whether one is dynamic, whether the application's is there.
_COUNT, _WITH_DYNAMIC, _WITH_APP = len(ELEMENTS), 1 << len(ELEMENTS) + 2, 1 << len(ELEMENTS) + 3
SECTION_BITS = {act: 1 << n for n, act in enumerate(SECTIONS)}
NEEDED = {step: part.level for step, part in OPENINGS.items()}
_TOP = max(NEEDED.values())


@lru_cache(maxsize=4096)
def level_of(accepted: int, authenticated: bool) -> int:
    """The identity level that accepted answers amount to, folded ones included."""
    names = [element for n, element in enumerate(ELEMENTS) if accepted >> n & 1]
    free = [element for element in STATIC + DYNAMIC if element not in names and element != NAME]
    if accepted & _WITH_DYNAMIC:
        free.sort(key=lambda element: element in STATIC)
    names += free[: accepted >> _COUNT & 3]
    if accepted & _WITH_APP:
        names.append("app")
    return level(names, authenticated)


@lru_cache(maxsize=4096)
def folded(accepted: int, again: int) -> int:
    """The accepted answers with every element that cannot be asked again (not in ``again``) counted in its kind."""
    count = accepted >> _COUNT & 3
    found = accepted & (again | _NAME | _WITH_DYNAMIC | _WITH_APP)
    for n in range(len(ELEMENTS)):
        bit = accepted & ~(again | _NAME) & _EACH & (1 << n)
        if bit in _KNOWN:
            count = min(3, count + 1)
        if bit in _DYNAMIC:
            found |= _WITH_DYNAMIC
        if bit == _APP:
            found |= _WITH_APP
    return found | count << _COUNT


class Places:
    """The places of one program. With ``merged``, peers are raised in one order alone (see ``orders``)."""

    def __init__(self, program: Program, merged: bool = False) -> None:
        self.program = program
        self.authenticated = program.script.ring.authenticated
        self.accepted = len(program.start)
        self.opened = self.accepted + 1
        self._keeps = keeps(program)
        self.peers = peers(program, self._keeps) if merged else {}
        self._groups: dict[int, Groups] = {}  # by the first bit of each peer
        self._later: dict[int, int] = {}
        for groups in self.peers.values():
            for group in groups.groups:
                self._groups.update((step.bit, groups) for step in group.steps)
                self._later.update((step.bit, group.from_on(step)) for step in group.steps)
        size = self.opened + 1
        always = {BEAT, USED, SEEN, END, self.accepted, self.opened}
        self._dropped = [[n for n in range(size) if n not in keep.slots and n not in always] for keep in self._keeps]
        self.packing = Packing(program)
        self._kept = [self._kept_in(dropped, keep) for dropped, keep in zip(self._dropped, self._keeps, strict=True)]
        self.identity = self.packing.mask((self.accepted, self.opened))
        self.timeless = self.packing.everything & ~self.packing.mask((SILENCES, HOLDS))
        self._end = self.packing.mask((END,))
        self._settles = [self.identity | self._settled_by(keep) for keep in self._keeps]
        self._settled: list[dict[int, int]] = [{} for _ in self._keeps]

    def start(self) -> PlaceTuple:
        """Before the customer has said anything."""
        return (*start(self.program, self.authenticated), 0, 0)

    def canonical(self, place: PlaceTuple) -> PlaceTuple:
        """The place with all that no longer matters forgotten; silences and holds, counted apart, too."""
        if place[END] >= 0:
            return (-1, *(0,) * (END - 1), place[END], *(0,) * (len(place) - END - 1))
        beat = place[BEAT]
        keep = self._keeps[beat]
        slots = list(place)
        for slot in self._dropped[beat]:
            slots[slot] = 0
        slots[USED] &= keep.used
        slots[SEEN] &= keep.seen
        slots[SILENCES] = slots[HOLDS] = 0
        if place[self.accepted] or place[self.opened]:
            self._settle_identity(slots, keep)
        return tuple(slots)

    def _kept_in(self, dropped: list[int], keep: Keep) -> int:
        """What a packed place keeps in a beat."""
        packing = self.packing
        away = packing.mask((*dropped, SILENCES, HOLDS))
        away |= packing.bits(USED, ~keep.used) | packing.bits(SEEN, ~keep.seen)
        return packing.everything & ~away

    def _settled_by(self, keep: Keep) -> int:
        """What the settling of identity reads besides the two slots it writes."""
        used = reduce(or_, (self._spent(bit, limit) for _, bit, limit in keep.asked), 0)
        return self.packing.mask((IDENTITY,)) | self.packing.bits(USED, used)

    def _spent(self, bit: int, limit: int) -> int:
        """The bits of ``USED`` of which one says that a step is used up."""
        return self._later.get(bit, 1 << bit + limit - 1)

    def used_up(self, step: Step) -> int:
        """The bits of a packed place of which one says that a step can no longer be made."""
        return self.packing.bits(USED, self._spent(step.bit, step.move.limit))

    def groups(self, step: Step | None) -> Groups | None:
        """The groups of the beat of a subject that has peers."""
        return self._groups.get(step.bit) if step is not None else None

    def stood(self, step: Step | None, packed: int) -> int:
        """The place, packed, after a step was made: its peers by those that stand for them, where they count still."""
        groups = self.groups(step)
        if groups is None:
            return packed
        bits = self.packing.bits(USED, groups.bits)
        if not packed & bits:
            return packed
        return packed & ~bits | self.packing.bits(USED, groups.stand(self.packing.value(packed, USED)))

    def knows(self, beat: int, slot: int) -> bool:
        """Whether a canonical place of a beat still holds a slot."""
        return slot in self._keeps[beat].slots

    def kept(self, beat: int, end: int) -> int:
        """The mask of what counts at a place in this beat, with this ending (-1 for none), identity not yet settled."""
        return self._end if end >= 0 else self._kept[beat]

    def settled(self, beat: int, packed: int) -> int:
        """The canonical form of a packed place of a beat of which only what counts is left."""
        if not packed & self.identity:
            return packed
        known = self._settled[beat]
        read = packed & self._settles[beat]
        if read not in known:
            slots = list(self.packing.unpack(read))
            self._settle_identity(slots, self._keeps[beat])
            known[read] = self.packing.pack(tuple(slots)) & self.identity
        return packed & ~self.identity | known[read]

    def _settle_identity(self, slots: list[int], keep: Keep) -> None:
        used, again = slots[USED], 0
        for element, bit, limit in keep.asked:
            if not used & self._spent(bit, limit):
                again |= element
        before = slots[self.accepted]
        slots[self.accepted] = folded(before, again) if again else 0
        lowest = level_of(before & ~again, self.authenticated) if again else _TOP
        if min(lowest, slots[IDENTITY]) >= _TOP:
            slots[self.opened] = 0
        slots[self.opened] &= keep.sections
