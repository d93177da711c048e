"""What is proved is what exhaustion finds, on role-plays drawn at random."""

from __future__ import annotations

from hypothesis import HealthCheck, Phase, assume, given

from tests.support.content import SHELF, read
from tests.support.drawn import drawn
from tests.workstation.solving.made import roleplays
from tests.workstation.solving.reference import Reference, State
from workstation.assessment.proving import prove
from workstation.roleplay.playing.program import BEAT, END, HOLDS, SILENCES, USED, PlaceTuple
from workstation.roleplay.solving.places import Places
from workstation.roleplay.solving.world import WAITS, Turn, turns

CARD = SHELF.scorecard("call")
ROUNDS = drawn(
    6,
    derandomize=True,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
)


@ROUNDS
@given(roleplays())
def test_what_can_happen_is_found_and_nothing_else(text: str) -> None:
    program = read(text)
    reference = Reference(program, CARD, 1500)
    assume(not reference.too_large)
    proof = prove(program, CARD, plays=5)
    assert proof.complete
    found = {(one.kind, one.name) for one in proof.reached}
    happened = {
        (kind, name.partition(":")[2] if name.startswith(("note:", "reply:")) else name)
        for kind, name in reference.happened
        if not name.startswith(("wait:", "hold:"))
    }
    assert found == happened
    assert {trap.beat for trap in proof.traps} == reference.trapped_beats()


@ROUNDS
@given(roleplays())
def test_scores_are_the_best_and_the_worst_of_all(text: str) -> None:
    program = read(text)
    reference = Reference(program, CARD, 800)
    assume(not reference.too_large)
    every = reference.all_marks()
    assume(every is not None)
    assert every is not None
    proof = prove(program, CARD, plays=5)
    assert not proof.unsettled
    written = [marks for marks in every if marks.end in {end.id for end in program.script.ends}]
    assert (proof.best.marks.score if proof.best else None) == max((m.score for m in written), default=None)
    assert (proof.worst.marks.score if proof.worst else None) == min((m.score for m in written), default=None)
    assert (proof.passing is not None) == any(m.passed for m in written)
    clean = [marks for marks in written if not marks.fatal]
    for criterion in proof.criteria:
        assert criterion.most == max((m.points[criterion.id] for m in clean), default=0)
        none = [m.score for m in clean if not m.points[criterion.id]]
        assert criterion.without == max(none, default=None)
    closed = {end.id for end in program.script.ends if end.kind == "closed"}
    passing = [m for m in clean if m.passed and m.end in closed]
    heaviest = max(program.script.rubric, key=lambda one: CARD.criterion(one.id).weight)
    least = min((m.points[heaviest.id] for m in passing), default=heaviest.maximum)
    thin = proof.thin.points if proof.thin else None
    assert thin == (least if least <= heaviest.maximum // 3 and program.script.channel != "outbound" else None)
    for flag in proof.flags:
        raised = [m for m in written if flag.id in {f.id for f in m.flags}]
        if flag.fatal:
            assert flag.best == (0 if raised else None)
        else:
            alone = [m for m in raised if not m.fatal]
            assert flag.best == max((m.score for m in alone), default=None)
            assert flag.passes == any(m.passed for m in alone)


def form(places: Places, state: State) -> tuple[PlaceTuple, int, int]:
    """The canonical form of an unreduced state, its timers beside it."""
    place = extended(places, state)
    over = place[END] >= 0 or places.program.nodes[place[BEAT]].note
    return places.canonical(place), 0 if over else place[SILENCES], 0 if over else place[HOLDS]


def extended(places: Places, state: State) -> PlaceTuple:
    from workstation.bank.identity import ELEMENTS
    from workstation.roleplay.solving.places import SECTION_BITS

    accepted = sum(1 << ELEMENTS.index(element) for element in state.accepted)
    return (*state.place, accepted, sum(SECTION_BITS[act] for act in state.opened))


@ROUNDS
@given(roleplays())
def test_two_places_with_the_same_form_have_the_same_future(text: str) -> None:
    program = read(text)
    reference = Reference(program, CARD, 800)
    assume(not reference.too_large)
    places = Places(program)
    futures: dict[tuple[PlaceTuple, int, int], set[tuple[object, ...]]] = {}
    for state in reference.ways:
        mine = form(places, state)
        future: set[tuple[object, ...]] = set()
        for turn in turns(places, extended(places, state)):
            if not changes_nothing(places, turn, mine[0]):
                over = turn.place[END] >= 0 or program.nodes[turn.place[BEAT]].note
                timers = (0, 0) if over else (turn.place[SILENCES], turn.place[HOLDS])
                after = places.canonical(turn.place)
                future.add((turn.kind, turn.step, after, timers, turn.effects.points, turn.effects.flags))
        assert futures.setdefault(mine, future) == future


def changes_nothing(places: Places, turn: Turn, mine: PlaceTuple) -> bool:
    """A flag raised and an act used up: whether it may still be used changes nothing else."""
    if turn.kind not in (*WAITS, "desk") or turn.effects.points:
        return False
    if turn.move and [one.move.desk for one in places.program.desk].count(turn.move.move.desk) > 1:
        return False  # used up, it leaves room for another act of the same kind
    after = places.canonical(turn.place)
    bits = ((1 << turn.move.move.limit) - 1) << turn.move.bit if turn.move else 0
    return (*after[:USED], after[USED] & ~bits, *after[USED + 1 :]) == (
        *mine[:USED],
        mine[USED] & ~bits,
        *mine[USED + 1 :],
    )
