"""The report says the same to machines and to people, and its page stands alone."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from tests.support.content import BUNDLED
from tests.support.spoken import SpokenShift
from tests.workstation.debrief.calls import good, missed, poor, report_of, shift, speechless
from workstation import commands as c
from workstation import i18n
from workstation.assessment.marking import RaisedFlag
from workstation.debrief import words
from workstation.debrief.moments import Moment
from workstation.debrief.page import as_html
from workstation.debrief.report import as_json
from workstation.events import ActDone
from workstation.phrases import fact
from workstation.roleplay.judging.facets import judge_facets
from workstation.session.transcript import of_act

SCORECARDS = Path(__file__).resolve().parents[3] / "scripts" / "scorecards"


def test_json_holds_the_score_the_moments_and_the_figures() -> None:
    call = poor()
    call.do(c.RateSelf("c1", 75, (3, 3, 4)))
    found = json.loads(json.dumps(as_json(report_of(call))))
    assert (found["score"], found["passed"], found["end"]) == (0, False, "done")
    assert {flag["id"] for flag in found["flags"] if flag["fatal"]} == {"secrecy"}
    assert found["self_rating"] == {"score": 75, "answers": [3, 3, 4]}
    assert found["indicators"]["handling"] == sum(found["indicators"][k] for k in ("talk", "hold", "wrap_up"))
    assert found["indicators"]["wrap_up"] == 0
    assert found["moments"][0]["at"] == found["transcript"][1]["at"]
    assert found["note"]["text"] == "Appel reçu."


def test_the_uses_of_the_customers_name_are_counted() -> None:
    call = SpokenShift()
    call.answer()
    for sentence in ("Bonjour, Banque Orvanne.", "Je m’en occupe, Madame Dupré.", "Merci madame dupre."):
        call.speak(sentence)
    call.listen()
    call.do(c.EndSession())
    assert report_of(call).indicators.named == 2
    first = next(line for line in call.contact.lines if line.who == "adviser" and "Dupré" in line.text)
    assert report_of(call).indicators.named_after == (first.at - call.contact.life.answered_at) // 1000 > 0


@pytest.mark.parametrize(
    ("aside", "told"),
    [
        (0, ""),
        (1, "1 of your sentences was not understood. It cost nothing."),
        (2, "2 of your sentences were not understood. They cost nothing."),
    ],
)
def test_it_says_how_many_sentences_were_not_understood(aside: int, told: str) -> None:
    call = SpokenShift()
    call.answer()
    call.speak("Bonjour, Banque Orvanne, Inès, je vous écoute.")
    for _ in range(aside):
        call.speak("Les perroquets vivent longtemps.")
    call.listen()
    call.do(c.EndSession())
    report = report_of(call)
    assert as_json(report)["not_understood"] == aside
    assert words.hearing(report) == told
    assert told in as_html(report)
    assert ("not understood" in as_html(report)) == bool(aside)


def test_the_end_is_never_null() -> None:
    assert as_json(report_of(speechless()))["end"] == "unfinished"
    assert as_json(report_of(missed()))["end"] == "abandoned"


def test_rating_oneself_later_does_not_lengthen_the_call() -> None:
    call = good()
    before = report_of(call)
    call.wait(60)
    call.do(c.RateSelf("c1", 60))
    after = report_of(call)
    assert (after.duration, after.indicators) == (before.duration, before.indicators)
    assert after.rating is not None
    assert after.rating.score == 60


def test_the_page_stands_alone_and_escapes_what_people_wrote() -> None:
    report = report_of(poor())
    page = as_html(replace(report, adviser="<b>Inès</b> & Co"))
    assert "&lt;b&gt;Inès&lt;/b&gt; &amp; Co" in page
    assert not re.search(r"<script|<link|<img|src=|https?://|@import", page)
    assert page.count('<article class="moment') == len(report.moments)
    assert "Hors de votre périmètre." in page
    assert "<svg" in page


def test_the_page_speaks_the_reader_s_language() -> None:
    report = report_of(good())
    assert "Handling time" in as_html(report)
    i18n.install("fr")
    page = as_html(report)
    assert 'lang="fr"' in page
    assert "Durée de traitement" in page
    assert "Aucune faute éliminatoire" in page
    assert "lundi 23 novembre 2026, 09:00" in page


def test_a_page_for_a_call_nobody_answered() -> None:
    page = as_html(report_of(missed()))
    assert "Nobody picked up" in page
    assert "Nothing was said." in page


def test_a_score_that_does_not_pass_says_why() -> None:
    assert words.verdict_reason(report_of(poor())) == "A knock-out brings the score to 0."
    call = shift()
    call.answer()
    call.say("greet_cold", "enough", "rude")
    call.wait(10)
    assert words.verdict_reason(report_of(call)) == "The customer hung up."
    assert words.verdict(report_of(call)) == "score not reached"
    assert words.verdict(report_of(good())) == "score reached"
    assert words.verdict(report_of(missed())) == "not completed"


def test_the_first_key_of_the_note_is_counted_from_the_answer() -> None:
    call = shift()
    call.answer()
    answered = call.contact.life.answered_at
    call.wait_until(answered + 17_000)
    call.do(c.EditDraft("c1", "note", 0, 0, "Carte"))
    call.wait(10)
    assert report_of(call).indicators.first_note == 17


def test_the_mood_is_drawn_as_the_customer_shows_it() -> None:
    call = shift()
    call.answer()
    call.say("greet_cold", "enough", "rude")
    line = report_of(call).timeline
    assert line.mood[0] == (0, 1.0)
    assert line.mood[-1][1] == 4.0
    assert [stage for _, stage in line.stages] == ["welcome", "identify", "solve", "conclude"][: len(line.stages)]
    assert line.stages[0] == (0, "welcome")
    assert {who for _, who in line.knots} == {"customer", "adviser"}


@pytest.mark.parametrize("card", sorted(SCORECARDS.glob("*.yaml")), ids=lambda path: path.stem)
def test_what_a_breach_is_reads_in_the_readers_language(card: Path) -> None:
    """Every breach of the scorecards that ship has its reason in English, and its author's own in French."""
    reasons = re.findall(r"^  (\w+): \{.*?why: \"(.+?)\"\}", card.read_text(encoding="utf-8"), re.MULTILINE)
    assert len(reasons) > 5
    for flag, why in reasons:
        moment = Moment(1, 0, 1, 1, "bad", "silence", flag=flag, why=why)
        i18n.install("fr")
        assert words.breach_why(flag, why) == words.moment_why(moment) == why
        i18n.install("en")
        assert words.breach_why(flag, why) == words.moment_why(moment) != why


def test_a_reason_that_a_house_wrote_for_a_breach_of_its_own_stays() -> None:
    i18n.install("en")
    assert words.breach_why("parking", "Garez-vous ailleurs.") == "Garez-vous ailleurs."


def test_a_notice_that_a_facet_asks_for_is_told_by_its_fact() -> None:
    """The fact of the notice sent, put in the note as it stands, has the points of what was offered."""
    i18n.install("fr")
    done = ActDone("c1", "nadia", "document.send", "", (("document", "payment-insurance"),), "20392")
    [roleplay] = [one for one in BUNDLED.roleplays if one.script.id == "card-lost"]
    [facets] = [beat.note.facets for beat in roleplay.script.beats if beat.note]
    judged = judge_facets(facets, fact(of_act(1, 0, done)), "fr", {}, {})
    assert [one.id for one in judged if one.met] == ["rebound"]


@pytest.mark.parametrize(
    "note",
    [
        "Carte classique opposee pour perte, ref 77032.",
        "Carte opposée, réf. 77032 · Carte Classique · Perte.",
        "oppo faite carte perdue dans le tram",
        "La carte Classique est bloquée.",
    ],
)
def test_a_hurried_note_of_the_main_act_is_read(note: str) -> None:
    [roleplay] = [one for one in BUNDLED.roleplays if one.script.id == "card-lost"]
    [facets] = [beat.note.facets for beat in roleplay.script.beats if beat.note]
    judged = judge_facets(facets, note, "fr", {}, {"block_card": "77032"})
    assert next(one for one in judged if one.id == "block").met


def test_a_mark_over_the_threshold_is_never_said_to_be_under_it() -> None:
    report = report_of(good())
    unsaid = RaisedFlag("critical_unsaid", False, 0, "Un élément manque.")
    report = replace(report, marks=replace(report.marks, passed=False, flags=(unsaid,)))
    assert words.verdict(report) == "not validated"
    assert words.verdict_reason(report) == "Something essential is not written."
