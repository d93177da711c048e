"""Every lost point is told where it was lost, with what would have had it and why; and the note is held to the acts."""

from __future__ import annotations

import html
from collections.abc import Callable
from functools import cache

import pytest

from tests.support.content import BUNDLED
from tests.support.sampled import any_of, one_test_each
from tests.workstation.debrief.calls import good, missed, poor, report_of, shift, speechless
from workstation import commands as c
from workstation import i18n
from workstation.debrief.building import make_report
from workstation.debrief.explaining import Explanation, explanations
from workstation.debrief.losses import Loss
from workstation.debrief.page import as_html
from workstation.debrief.report import Report, as_json
from workstation.debrief.words import flag_why
from workstation.library.playing import Outcome, play, play_test, walk
from workstation.library.shelf import Roleplay
from workstation.roleplay.model import NoteText, Play

ROLEPLAYS = {one.script.id: one for one in BUNDLED.roleplays}
# Which calls at random: some in the plain run, the others in the long one.
WALKS = [pytest.param(range(6), id="six"), pytest.param(range(6, 60), id="many", marks=pytest.mark.torture)]
LOST = [
    "greet_full", "take_charge", "ask_name", "ask_birth", "ask_where", "ask_code_kept", "rephrase_full",
    "explain_final", "announce_silence", "block_card", "ask_operation", "see_operations", "fee_exact", "order_card",
    "rebound_link", "rebound_send/send", "recap_full",
]  # fmt: skip
NOTE = (
    "Opposition pour perte de la carte Classique, référence notée. Opérations reconnues. "
    "Nouvelle carte commandée. Notice assurance envoyée."
)


def reported(outcome: Outcome) -> Report:
    return make_report("s", outcome.session.entries(), outcome.session.world.pins, "c1")


@cache
def report_on(roleplay: str, name: str) -> Report:
    one = ROLEPLAYS[roleplay]
    return reported(play_test(one, BUNDLED, next(t for t in one.script.tests if t.name == name)))


def noted(steps: list[str], text: str) -> Report:
    note = NoteText("MOY-CARTE-OPPO", "solved", "letter", text)
    return reported(play(ROLEPLAYS["card-lost"], BUNDLED, [*steps, "note:mine"], {"mine": note}))


def accounts_for_all(report: Report) -> None:
    """The losses add up, and each says something."""
    for one in report.marks.criteria:
        told = [loss for loss in report.losses if loss.criterion == one.id]
        assert sum(loss.points for loss in told) == one.maximum - one.got, one.id
    flags = [loss for loss in report.losses if loss.code == "flag"]
    assert [(loss.flag, loss.points) for loss in flags] == [(flag.raised, flag.penalty) for flag in report.marks.flags]
    told_beside = [flag_why(flag, report) for flag in report.marks.flags]
    assert all(why == loss.why for why, loss in zip(told_beside, flags, strict=True) if loss.said and loss.why)
    for part in explanations(report):
        for row in part.rows:
            assert row.lines or row.why, (part.title, row)


@pytest.mark.parametrize(("roleplay", "test"), one_test_each(2))
def test_every_point_of_a_test_is_accounted_for(roleplay: Roleplay, test: Play) -> None:
    accounts_for_all(report_on(roleplay.script.id, test.name))


@pytest.mark.parametrize("seeds", WALKS)
@pytest.mark.parametrize("roleplay", any_of())
def test_every_point_of_a_contact_played_at_random_is_accounted_for(roleplay: Roleplay, seeds: range) -> None:
    for seed in seeds:
        accounts_for_all(reported(walk(roleplay, BUNDLED, seed)))


def test_so_it_is_of_calls_that_nobody_answered_or_finished() -> None:
    for call in (good(), poor(), missed(), speechless()):
        accounts_for_all(report_of(call))


def only(report: Report, criterion: str) -> Loss:
    [loss] = [loss for loss in report.losses if loss.criterion == criterion]
    return loss


def test_a_point_lost_at_a_sentence_says_the_sentence_the_better_one_and_the_reason() -> None:
    loss = only(report_on("card-lost", "ne quittez pas, puis transmis"), "welcome")
    assert (loss.code, loss.points, loss.stage) == ("instead", 2, "welcome")
    assert "ne quittez pas" in loss.said
    assert loss.better.startswith("Banque Orvanne, bonjour, ")
    assert loss.why.startswith("La personne a déjà attendu")


def test_what_was_done_all_the_same_is_not_said_to_be_lost() -> None:
    """The card was blocked one moment later: the point lacking is that of the operations nobody opened."""
    loss = only(report_on("card-lost", "opérations jamais ouvertes"), "answer")
    assert "rien n’a été présenté après votre café" in loss.better
    assert loss.desk
    assert "n’ai pas besoin d’ouvrir la liste" in loss.said


def test_what_the_contact_never_came_to_is_told_so() -> None:
    report = report_on("card-lost", "cliente pressée qui raccroche")
    assert only(report, "rephrase").code == "unreached"
    assert only(report, "note").code == "unwritten"


def test_a_note_written_after_a_call_cut_short_is_never_said_to_be_missing() -> None:
    call = shift()
    call.answer()
    call.say("greet_full")
    call.do(c.EndContact("c1"))
    call.close()
    told = [loss for loss in report_of(call).losses if loss.criterion == "note"]
    assert [loss.code for loss in told] == ["unread"]
    told = [loss for loss in report_of(speechless()).losses if loss.criterion == "note"]
    assert [loss.code for loss in told] == ["unwritten"]


def cut_short() -> Report:
    call = shift()
    call.answer()
    call.say("greet_full")
    call.do(c.EndContact("c1"))
    call.close()
    return report_of(call)


@pytest.mark.parametrize(
    "report",
    [
        cut_short,
        lambda: report_on("card-lost", "cliente pressée qui raccroche"),
        lambda: report_on("code-forgotten", "client qui raccroche"),
        lambda: report_on("chat-account-details", "impatient"),
    ],
)
def test_what_could_not_be_done_once_a_contact_was_cut_short_is_shown_as_no_failure(
    report: Callable[[], Report],
) -> None:
    told, page = report(), as_html(report())
    parts = {part.title: part for part in explanations(told)}
    seen = set()
    for one in told.marks.criteria:
        losses = [loss for loss in told.losses if loss.criterion == one.id]
        out_of_reach = bool(losses) and one.got == 0 and all(x.code in ("unreached", "unread") for x in losses)
        seen.add(out_of_reach)
        title = told.criterion(one.id)
        shown = page.split(f"<tr><td>{html.escape(title)}</td>")[1].split("</tr>")[0]
        assert ("not judged" in shown) == out_of_reach
        assert (f"</strong>/{one.maximum}" in shown) != out_of_reach
        if losses:
            part = parts[title]
            assert part.figure == ("not judged" if out_of_reach else f"{one.got}/{one.maximum}")
            assert all(bool(row.cost) != out_of_reach for row in part.rows)
    assert seen == {True, False}


def test_of_a_contact_brought_to_its_end_every_criterion_is_judged() -> None:
    report = report_on("card-lost", "opérations jamais ouvertes")
    assert report.how == "closed"
    assert not [one.id for one in report.marks.criteria if report.unreached(one.id)]


def test_a_facet_left_out_says_which_and_why() -> None:
    report = noted(LOST, NOTE.replace(", référence notée", "").replace("Opérations reconnues. ", ""))
    told = {(loss.state, loss.better) for loss in report.losses if loss.criterion == "note"}
    assert told == {("missing", "référence"), ("missing", "opérations reconnues")}
    assert all(loss.why for loss in report.losses)


def test_a_breach_says_when_and_by_what() -> None:
    report = report_on("card-lost", "catalogue à une cliente pressée")
    [loss] = [loss for loss in report.losses if loss.code == "flag"]
    assert (loss.flag, loss.points, loss.stage) == ("untimely_sale", 20, "rebound")
    assert "assurance habitation" in loss.said
    assert loss.at > 0


def test_the_note_is_held_to_what_was_done() -> None:
    states = {deed.act: deed.state for deed in noted(LOST, NOTE).deeds}
    assert states == {"card.block": "told", "card.order": "told", "document.send": "unasked"}
    report = noted(LOST, NOTE)
    sent = next(deed for deed in report.deeds if deed.act == "document.send")
    quoted = noted(LOST, f"{NOTE} Document envoyé, réf. {sent.reference}.")
    assert next(deed for deed in quoted.deeds if deed.act == "document.send").state == "told", "its number tells it"
    short = noted(LOST, NOTE.replace("Nouvelle carte commandée. ", ""))
    untold = next(deed for deed in short.deeds if deed.act == "card.order")
    assert untold.state == "untold"
    assert untold.why


def test_an_act_written_and_not_done_is_told_as_such() -> None:
    steps = [*LOST[: LOST.index("order_card")], "order_later", "rebound_none", "recap_unordered"]
    report = noted(steps, NOTE.replace("Notice assurance envoyée", "Assurance non proposée"))
    assert ("card.order", "false") in {(deed.act, deed.state) for deed in report.deeds}
    assert any(loss.state == "false" for loss in report.losses)


def rows(parts: list[Explanation]) -> list[str]:
    return [text for part in parts for row in part.rows for text in (*row.lines, row.why) if text]


def test_the_page_and_the_json_tell_the_same() -> None:
    i18n.install("fr")
    report = report_on("third-party-balance", "ne quittez pas, un responsable va vous prendre")
    page = html.unescape(as_html(report))
    told = rows(explanations(report))
    assert told
    assert all(text in page for text in told)
    found = as_json(report)
    assert [(x["code"], x["points"], x["why"]) for x in found["losses"]] == [
        (x.code, x.points, x.why) for x in report.losses
    ]
    assert [x["state"] for x in found["deeds"]] == [x.state for x in report.deeds]


def test_a_full_score_has_nothing_to_explain() -> None:
    report = report_on("card-lost", "exemplaire")
    assert report.losses == ()
    i18n.install("fr")
    assert [part.title for part in explanations(report)] == ["La note et ce qui a été fait"]
