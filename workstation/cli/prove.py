"""What proofs, walks and coverage say: words for an author, keys for a machine."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from workstation.assessment.proof_faults import way
from workstation.assessment.proving import Proof, Scored
from workstation.i18n import mark, tr, trn
from workstation.library.mutating import Mutations
from workstation.roleplay.solving.coverage import Covered
from workstation.roleplay.solving.walker import Walks

_CRITERION = mark("criterion {name}: {most} of {maximum} points; best score without it {without}")
_CRITICAL = mark(
    "criterion {name}, critical: {most} of {maximum} points; no pass without it, even at the best score {without}"
)


def as_json(proof: Proof) -> dict[str, Any]:
    """The form of ``check --json``. ``best`` and ``worst`` are scores; their ways hold what ``play --moves`` plays."""
    return {
        "scenario": proof.scenario,
        "complete": proof.complete,
        "states": proof.states,
        "cut_at": proof.cut_at,
        "best": proof.best.marks.score if proof.best else None,
        "worst": proof.worst.marks.score if proof.worst else None,
        "best_way": _scored(proof.best),
        "worst_way": _scored(proof.worst),
        "passing_way": _scored(proof.passing),
        "settled": not proof.unsettled,
        "unsettled": list(proof.unsettled),
        "criteria": [
            {"id": c.id, "maximum": c.maximum, "most": c.most, "best_without": c.without} for c in proof.criteria
        ],
        "flags": [
            {"id": f.id, "fatal": f.fatal, "best": f.best, "passes": f.passes, "path": list(f.path)}
            for f in proof.flags
        ],
        "rules": [
            {"move": r.move, "unless": r.rule, "flag": r.flag, "kept": r.kept, "path": list(r.path)}
            for r in proof.rules
        ],
        "reached": [{"kind": r.kind, "name": r.name, "path": list(r.path)} for r in proof.reached],
        "never": [
            {
                "kind": n.kind,
                "name": n.name,
                "file": n.place.file,
                "line": n.place.line,
                "why": n.why,
                "detail": n.detail,
            }
            for n in proof.never
        ],
        "traps": [{"beat": t.beat, "stuck": t.stuck, "path": list(t.path)} for t in proof.traps],
        "endless": [list(path) for path in proof.endless],
        "seconds": {"shortest": proof.times.shortest, "longest": proof.times.longest} if proof.times else None,
        "most_steps": proof.most_steps,
        "quickest_way": _scored(proof.quickest),
        **_customer_json(proof),
        **_habits_json(proof),
        "pass_share": {"random": proof.random_share, "longest_sentence": proof.longest_share},
    }


def _customer_json(proof: Proof) -> dict[str, Any]:
    return {
        "objections": [
            {"beat": o.beat, "states": o.states, "answered": o.answered, "let_be": o.let_be, "path": list(o.path)}
            for o in proof.objections
        ],
        "untimely": [{"beat": u.beat, "why": u.why, "path": list(u.path)} for u in proof.untimely],
        "unheard": [{"kind": u.kind, "name": u.name, "text": u.text} for u in proof.unheard],
    }


def _habits_json(proof: Proof) -> dict[str, Any]:
    thin = proof.thin
    return {
        "alike": [{"beat": one.beat, "moves": list(one.moves), "all": one.all} for one in proof.alike],
        "free_mistakes": [{"move": one.move, "score": one.score, "path": list(one.path)} for one in proof.free],
        "thin_pass": {"criterion": thin.criterion, "points": thin.points, "score": thin.score, "path": list(thin.path)}
        if thin
        else None,
    }


def _scored(scored: Scored | None) -> dict[str, Any] | None:
    if scored is None:
        return None
    marks = scored.marks
    return {
        "score": marks.score,
        "passed": marks.passed,
        "end": marks.end,
        "points": marks.points,
        "flags": [flag.id for flag in marks.flags],
        "moves": list(scored.steps),
        "seconds": scored.seconds,
    }


def in_words(proof: Proof) -> Iterator[str]:
    """The lines an author reads."""
    yield f"{proof.scenario}: {_extent(proof)}"
    if proof.best:
        yield "  " + tr("best score {score}, {verdict}: {path}", **_way(proof.best))
    if proof.worst:
        yield "  " + tr("worst score {score}, {verdict}: {path}", **_way(proof.worst))
    for criterion in proof.criteria:
        without = criterion.without if criterion.without is not None else "–"
        said = _CRITICAL if criterion.critical else _CRITERION
        yield "  " + tr(
            said,
            name=criterion.id,
            most="?" if criterion.most is None else criterion.most,
            maximum=criterion.maximum,
            without=without,
        )
    yield from _flags(proof)
    yield from _customer(proof)
    for alike in proof.alike:
        if not alike.all:  # else it is a fault, and told as one
            yield "  " + tr("alike in {beat}: {moves}", beat=alike.beat, moves=", ".join(alike.moves))
    yield from _whole(proof)
    if proof.unsettled:
        yield "  " + tr("not settled, for the search was too long: {questions}", questions=", ".join(proof.unsettled))


def _customer(proof: Proof) -> Iterator[str]:
    for objection in proof.objections:
        if objection.answered and objection.let_be:
            n, name = objection.states, objection.beat
            yield "  " + trn(
                "objection {name}: from the {n} state that raises it, answered without a breach, or let be",
                "objection {name}: from each of the {n} states that raise it, answered without a breach, or let be",
                n,
                name=name,
            )


def _whole(proof: Proof) -> Iterator[str]:
    """What only a whole exploration can say."""
    if proof.most_steps and not proof.traps and not proof.endless:
        yield "  " + tr("every conversation comes to an end; one that closes has {n} moves at most", n=proof.most_steps)
    if proof.times:
        yield "  " + tr(
            "a closed contact takes {shortest} to {longest} s without a wait",
            shortest=proof.times.shortest,
            longest=proof.times.longest,
        )
    if proof.complete and proof.quickest:
        found = _way(proof.quickest)
        yield "  " + tr("the quickest that passes takes {n} s: {path}", n=proof.quickest.seconds, path=found["path"])
    if proof.random_share is not None and proof.longest_share is not None:
        yield "  " + tr(
            "{random}% of players who pick at random pass, {longest}% of those who take the longest sentence",
            random=round(100 * proof.random_share),
            longest=round(100 * proof.longest_share),
        )


def _way(scored: Scored) -> dict[str, Any]:
    verdict = tr("passed") if scored.marks.passed else tr("not passed")
    return {"score": scored.marks.score, "verdict": verdict, "path": way(scored.steps)}


def _extent(proof: Proof) -> str:
    if proof.complete:
        return trn("complete, {n} state", "complete, {n} states", proof.states)
    return tr("cut at {n} states; the scores are those of what was seen", n=proof.states)


def _flags(proof: Proof) -> Iterator[str]:
    for flag in proof.flags:
        if flag.best is None:
            continue
        if flag.fatal:
            yield "  " + tr("flag {name}: fatal, for example by {path}", name=flag.id, path=way(flag.path))
        elif flag.passes:
            yield "  " + tr("flag {name}: best score {score}, one can pass with it", name=flag.id, score=flag.best)
        elif proof.complete and flag.passes is False:
            yield "  " + tr("flag {name}: best score {score}, nobody passes with it", name=flag.id, score=flag.best)
        else:
            yield "  " + tr("flag {name}: best score {score} of what was seen", name=flag.id, score=flag.best)
    for rule in proof.rules:
        if rule.kept:
            yield "  " + tr("“{rule}” comes before {move} on every way that passes", move=rule.move, rule=rule.rule)


def walks_json(scenario: str, walks: Walks) -> dict[str, Any]:
    """The hit counts of a number of walks."""
    return {
        "scenario": scenario,
        "runs": walks.runs,
        "hits": dict(walks.hits),
        "ends": {end or "none": count for end, count in walks.ends.items()},
        "stuck": list(walks.stuck) if walks.stuck is not None else None,
    }


def walks_in_words(scenario: str, walks: Walks) -> Iterator[str]:
    """The hit counts, the rarest moves first."""
    ends = ", ".join(f"{end or tr('no ending')} {count}" for end, count in walks.ends.most_common())
    yield f"{scenario}: {trn('{n} walk', '{n} walks', walks.runs)} ({ends})"
    for move, count in sorted(walks.hits.items(), key=lambda hit: (hit[1], hit[0])):
        yield f"  {count:>8}  {move}"
    if walks.stuck is not None:
        yield "  " + tr("nothing was left to do after {path}", path=way(walks.stuck))


def coverage_json(scenario: str, covered: Iterable[Covered]) -> dict[str, Any]:
    """Which moves the tests make."""
    moves = [
        {"move": one.move, "file": one.place.file, "line": one.place.line, "tests": list(one.tests)} for one in covered
    ]
    return {"scenario": scenario, "moves": moves}


def coverage_in_words(file: str, covered: tuple[Covered, ...]) -> Iterator[str]:
    """How many moves the tests make, and the lines of the others."""
    made = sum(bool(one.tests) for one in covered)
    yield tr("{file}: the tests make {made} of {n} moves", file=file, made=made, n=len(covered))
    for one in covered:
        if not one.tests:
            there = one.place.file or file
            yield "  " + tr("{file}:{line}: no test makes {move}", file=there, line=one.place.line, move=one.move)


def mutations_json(mutations: Mutations) -> dict[str, Any]:
    """What was removed in turn, and what no test misses."""
    missed = [
        {"what": one.said(), "where": one.where, "line": one.place.line, "column": one.place.column}
        for one in mutations.missed_by_none
    ]
    return {"scenario": mutations.scenario, "tried": mutations.tried, "missed_by_none": missed}


def mutations_in_words(mutations: Mutations) -> Iterator[str]:
    """A line for each thing that could go without a test failing, and the count."""
    for one in mutations.missed_by_none:
        where = f"{one.place.file or mutations.path}:{one.place.line}"
        yield tr("{where}: no test misses {what} of “{name}”.", where=where, what=one.said(), name=one.where)
    name, kept = mutations.scenario, len(mutations.missed_by_none)
    yield tr("{scenario}: {n} of {tried} removals change no test.", scenario=name, n=kept, tried=mutations.tried)
