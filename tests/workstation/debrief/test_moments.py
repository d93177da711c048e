"""A debrief shows what mattered, what was better, and where to start again."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.support.content import BUNDLED, changed
from tests.support.sampled import one_test_each
from tests.support.shift import ANNE, Shift
from tests.workstation.debrief.calls import good, missed, poor, report_of, shift, speechless
from workstation import commands as c
from workstation.content.text import render_text
from workstation.debrief.building import make_report
from workstation.debrief.moments import Moment, chosen, first_to_show
from workstation.debrief.words import facet_line, moment_details, verdict
from workstation.library.playing import play, play_test
from workstation.roleplay.customer.beside import wait_offered
from workstation.roleplay.judging.facets import FacetJudged, told
from workstation.roleplay.model import Facet
from workstation.roleplay.playing.step import open_moves
from workstation.session.deeds import deeds
from workstation.session.runner import Session
from workstation.session.state import Contact, fold_all


def moment(at: int, kind: str = "watch", **values: object) -> Moment:
    return Moment(0, at, at, at - 1, kind, "move", **values)  # type: ignore[arg-type]


def one(call: Shift, code: str) -> Moment:
    return next(m for m in report_of(call).moments if m.code == code)


def before(call: Shift, found: Moment) -> Contact:
    """The contact as « try again from here » finds it."""
    return fold_all(call.session.entries()[: found.fork_at]).contacts["c1"]


def test_the_gravest_comes_first_and_a_good_one_is_kept() -> None:
    found = chosen(
        [
            moment(1, "good", points=2),
            moment(2, points=3),
            moment(3, mood=(3, 2)),
            moment(4, "bad", penalty=15),
            moment(5, "bad", fatal=True),
        ]
    )
    assert [(m.number, m.at, m.key) for m in found] == [
        (1, 1, True), (2, 4, True), (3, 5, True), (4, 2, False), (5, 3, False),
    ]  # fmt: skip
    opening = first_to_show(found)
    assert opening is not None
    assert opening.at == 5


def test_mood_lost_is_more_telling_than_points_lost() -> None:
    found = chosen([moment(1, points=9), moment(2, mood=(3, 2)), moment(3, points=5), moment(4, points=7)])
    assert [m.at for m in found if m.key] == [1, 2, 4]


def test_without_a_fault_the_best_gestures_are_shown() -> None:
    found = chosen([moment(n, "good", points=n) for n in range(1, 6)])
    assert [m.at for m in found] == [3, 4, 5]


def could_be_said(session: Session, found: Moment) -> None:
    """What is shown as better was open at that moment; what tells of an act says that it comes first."""
    then = fold_all(session.entries()[: found.fork_at])
    contact = then.contacts["c1"]
    assert then.started is not None
    role = session.world.pins.role(then.started, contact.offer)
    if role.rules.get(found.flag):
        return  # the rule's own words, which fit anywhere
    if (wait := wait_offered(role)) and found.code != "move" and found.better == wait.offered:
        return  # so does a wait announced
    steps = (*open_moves(role.program, contact.talk.place), *role.program.desk)
    step = next((one for one in steps if render_text(one.move.say, role.values) == found.better), None)
    assert step is not None, found
    assert found.desk or not step.deed or any(map(step.is_done_by, deeds(contact))), found


@pytest.mark.parametrize(("roleplay", "test"), one_test_each())
def test_every_bundled_test_has_a_debrief(roleplay: object, test: object) -> None:
    session = play_test(roleplay, BUNDLED, test).session  # type: ignore[arg-type]
    report = make_report(session.id, session.entries(), session.world.pins, "c1")
    assert [m.number for m in report.moments] == list(range(1, len(report.moments) + 1))
    assert 1 <= sum(m.key for m in report.moments) <= 3
    assert report.moment(report.first).key
    for found in report.moments:
        assert found.why, found
        assert 0 < found.fork_at < found.entry_number
        assert found.kind != "good" or (found.points > 0 and not found.better)
        assert not found.said or found.better != found.said
        said = [
            line.text for line in session.state.contacts["c1"].lines if line.who == "adviser" and line.at < found.at
        ]
        assert found.better not in said or not found.better, "nobody is shown as better what they have said already"
        if found.better and found.code in ("move", "act", "silence", "hold", "hung_up"):
            could_be_said(session, found)
        if found.code == "move" and found.kind == "watch" and found.points:
            criterion = next(one for one in report.marks.criteria if one.id == found.criterion)
            assert criterion.got < criterion.maximum, "nobody is told of points lost that they have"
    if verdict(report) == "score not reached":
        assert report.marks.score < report.pass_mark


def test_a_sound_call_shows_only_good_moments() -> None:
    report = report_of(good())
    assert [(m.title, m.kind, m.points, m.why) for m in report.moments] == [
        ("Accueillir", "good", 2, "La banque, votre nom, une offre d’aide.")
    ]
    assert report.marks.passed


def test_a_poor_sentence_is_shown_with_the_better_one_and_the_line_before() -> None:
    found = one(poor(), "move")
    assert (found.said, found.before) == ("Oui ?", "Bonjour, j’ai perdu ma carte.")
    assert found.better == "Banque Orvanne, bonjour, Inès Moreau à votre écoute."
    assert (found.kind, found.mood, found.points, found.criterion) == ("watch", (3, 2), 2, "welcome")


def test_a_breach_is_to_avoid_and_shows_the_best_clean_sentence() -> None:
    found = next(m for m in report_of(poor()).moments if m.flag == "promise")
    assert (found.kind, found.penalty, found.fatal) == ("bad", 10, False)
    assert found.why == "Hors de votre périmètre."
    assert found.better == "Votre carte est bloquée."


def test_an_author_s_better_way_is_shown_even_among_subjects() -> None:
    call = shift()
    call.answer()
    call.say("greet_full", "ask_birth", "ask_product")
    found = next(m for m in report_of(call).moments if m.kind == "watch")
    assert (found.said, found.better, found.points) == ("Un produit ?", "Votre nom ?", 1)


def test_a_subject_that_earns_nothing_is_no_fault_by_itself() -> None:
    call = shift()
    call.answer()
    call.say("greet_full", "ask_address")
    assert [m.kind for m in report_of(call).moments] == ["good"]


def test_a_dossier_opened_too_early_begins_again_before_the_gesture() -> None:
    call = poor()
    found = one(call, "revealed")
    assert found.values == ("accounts", "0", "2")
    assert (found.fatal, found.flag) == (True, "secrecy")
    assert found.better == "Votre nom ?"
    there = before(call, found)
    assert not there.desk.sections
    assert not there.talk.flags


def test_a_silence_that_costs_patience_is_a_moment_and_a_band() -> None:
    call = shift()
    call.answer()
    call.wait(40)
    report = report_of(call)
    assert {m.code for m in report.moments} == {"silence"}
    found = report.moments[0]
    assert found.mood == (3, 2)
    assert found.after == "Allô ?"
    assert found.better.startswith("Banque Orvanne")
    start, end, kind = report.timeline.bands[0]
    assert kind == "silence"
    assert end - start == 10_000


def test_where_an_act_came_first_the_wait_should_have_been_announced() -> None:
    roleplay = BUNDLED.find("gym-debit")
    assert roleplay is not None
    test = roleplay.script.exemplary
    at = test.steps.index("ask_refund")
    session = play(roleplay, BUNDLED, [*test.steps[:at], "wait:40", *test.steps[at:]], dict(test.notes)).session
    report = make_report(session.id, session.entries(), session.world.pins, "c1")
    [found] = [moment for moment in report.moments if moment.code == "silence"]
    contact, started = session.state.contacts["c1"], session.state.started
    assert started is not None
    wait = wait_offered(session.world.pins.role(started, contact.offer))
    assert wait is not None
    assert (found.better, found.desk) == (wait.offered, False)


def test_a_silence_that_costs_nothing_is_not_held_against_the_recruit() -> None:
    call = shift("guided")
    call.answer()
    call.wait(40)
    assert "Allô ?" in call.heard
    assert not report_of(call).moments


def test_a_long_hold_and_a_call_cut_short() -> None:
    call = shift()
    call.answer()
    call.do(c.HoldCall("c1", 30))
    call.wait(80)
    call.do(c.ResumeCall("c1"))
    call.do(c.EndContact("c1"))
    report = report_of(call)
    assert [m.code for m in report.moments] == ["hold", "hung_up"]
    assert report.moment(report.first).code == "hung_up"
    assert [(end - start, kind) for start, end, kind in report.timeline.bands] == [(80_000, "hold")]
    assert report.indicators.hold == 80
    assert before(call, report.moments[1]).on_line


def test_a_wrong_answer_accepted_says_which_and_can_be_judged_again() -> None:
    call = shift()
    call.answer()
    call.say("greet_full", "ask_address", judge=False)
    call.do(c.JudgeIdentity("c1", ANNE, "address", True))
    found = one(call, "wrong_identity")
    assert found.values == ("address", "5 rue du Lac.")
    assert found.fatal
    assert before(call, found).desk.identity(ANNE).waiting is not None


def test_an_act_that_breaches_is_named_by_the_act() -> None:
    call = shift()
    call.answer()
    call.do(c.DoAct("c1", ANNE, "card.block", "classic"))
    found = one(call, "act")
    assert (found.values, found.flag, found.said) == (("card.block",), "blind_block", "")
    assert not before(call, found).desk.acts


def test_a_poor_note_says_what_it_lacks() -> None:
    found = one(poor(), "note")
    assert found.said == "Appel reçu."
    assert found.details == ("L’acte principal.", "La suite.")
    assert (found.kind, found.points, found.criterion) == ("watch", 2, "note")


def test_nobody_picked_up() -> None:
    call = missed()
    report = report_of(call)
    assert [(m.code, m.kind) for m in report.moments] == [("abandoned", "bad")]
    assert (report.how, report.lines, report.indicators.handling) == ("abandoned", (), None)
    assert report.indicators.wait == 90
    assert {kind for _, _, kind in report.timeline.bands} == {"ring"}
    assert before(call, report.moments[0]).phase == "queued"


def test_a_session_given_up_before_a_word() -> None:
    report = report_of(speechless())
    assert report.moments == ()
    assert (report.first, report.how, report.marks.passed) == (0, "unfinished", False)


def test_a_branch_taken_from_a_moment_can_play_the_better_move() -> None:
    call = poor()
    found = next(m for m in report_of(call).moments if m.flag == "promise")
    rows = [row for row in call.log.read("s1") if row.number <= found.fork_at]
    call.log.start("b", "branch", "inès", "lost-card", "")
    call.log.append("b", rows)
    branch = Session("b", call.log, call.session.world)
    branch.do(c.DoAct("c1", ANNE, "card.block", "classic"))
    branch.do(c.Say("c1", "block_card"))
    talk = branch.state.contacts["c1"].talk
    assert "promise" not in talk.flags
    assert "block_card" in talk.moves


def test_an_act_done_otherwise_is_told_beside_the_one_that_was_asked_for() -> None:
    reasons = "with: {card: classic, reason: [lost, stolen]}"
    call = Shift(changed(
        ("        with: {card: classic}\n", f"        {reasons}\n"),
        ("act: card.block, with: {card: classic},", f"act: card.block, {reasons},"),
    ))  # fmt: skip
    call.answer()
    call.say("greet_full", "ask_name", "ask_birth", "enough")
    call.do(c.DoAct("c1", ANNE, "card.block", "classic", (("reason", "fraud"),)))
    call.do(c.DoAct("c1", ANNE, "card.block", "classic", (("reason", "lost"),)))
    call.say("block_card", "recap")
    call.wait(10)
    call.close()
    [moment] = [one for one in report_of(call).moments if one.flag == "wrong_deed"]
    assert moment.penalty == 10
    done, asked, righted = moment_details(moment)
    assert "Fraud" in done
    assert "Loss or theft" in asked
    assert "put it right" in righted


def _asked_for() -> Iterator[Facet]:
    for roleplay in BUNDLED.roleplays:
        for check in (check for beat in roleplay.script.beats for check in (beat.note, beat.reply) if check):
            yield from check.facets


def test_the_reason_of_a_thing_to_write_is_never_read_as_what_was_said() -> None:
    facets = list(_asked_for())
    assert len(facets) > 200
    for facet in facets:
        for judged in (FacetJudged(facet.id, met=True), FacetJudged(facet.id, met=False)):
            for state, why, example in told((facet,), (judged,)):
                line = facet_line(state, why, example)
                before = line.removesuffix(why)
                assert before.endswith(". "), f"a reason of its own, after a sentence that is over: {line}"
                assert bool(example) is ("“" in before) or state != "missing"
    operations = next(facet for facet in facets if facet.id == "operations")
    missing = told((operations,), (FacetJudged("operations", met=False),))[0]
    assert facet_line(*missing).startswith("Not said, “opérations reconnues” for instance. Ses opérations")
    code = next(facet for facet in facets if facet.id == "code")
    assert facet_line(*told((code,), (FacetJudged("code", met=False),))[0]).startswith("To choose. ")
