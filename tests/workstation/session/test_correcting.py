"""A sentence misheard is corrected before anything else is done, and what came of it is undone; or contested later."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.content import changed
from tests.support.drawn import drawn
from tests.support.shift import ANNE
from tests.support.spoken import RICH, SpokenShift
from tests.workstation.debrief.calls import report_of
from workstation import commands as c
from workstation import events as e
from workstation.assessment.pinned import pinned_card
from workstation.assessment.remarking import remark
from workstation.debrief.evidence import KEY, evidence_of, verify
from workstation.debrief.report import as_json
from workstation.events.desk import SPEECH_TEXT
from workstation.library.replaying import asked_for
from workstation.library.start import branch
from workstation.phrases import fact
from workstation.session import hearing
from workstation.session.correcting import correction, heard_in, misheard, without_undone
from workstation.session.state import fold_all
from workstation.session.transcript import Line

GREETED = "Banque Orvanne, bonjour, Inès à votre écoute."
COLD = "Oui\u202f?"
DOUBTFUL = "Ne vous inquiétez pas, c’est Inès, je regarde votre dossier avec vous."
TEXT = changed(
    ('hint: "Accueillir"\n', 'hint: "Accueillir"\n        asks: "Se présenter"\n'),
    ('say: "Oui\u202f?"', 'say: "Ne vous inquiétez pas."\n        hint: "Rassurer d’abord"'),
    text=RICH,
)  # fmt: skip
REASSURED = "Ne vous inquiétez pas."


@pytest.fixture(params=[False, True], ids=["straight", "crashing"])
def shift(request: pytest.FixtureRequest) -> SpokenShift:
    """A call taken, at the first sentence of the adviser."""
    return called(crashes=request.param)


def called(*, crashes: bool = False) -> SpokenShift:
    shift = SpokenShift(TEXT)
    shift.crashes = crashes
    shift.answer()
    shift.listen()
    return shift


def offered(shift: SpokenShift) -> e.HearingCorrected | None:
    """What may be said of the last sentence."""
    started, pins = shift.state.started, shift.session.world.pins
    assert started is not None
    role = pins.role(started, shift.contact.offer)
    return correction(shift.state, "c1", role, hearing.matcher(started, pins, role))


def meanings(shift: SpokenShift) -> dict[str, int]:
    found = offered(shift)
    return {meaning.move: n for n, meaning in enumerate(found.offered, 1)} if found else {}


def test_what_is_offered_is_told_in_neutral_words_and_never_what_was_heard(shift: SpokenShift) -> None:
    shift.speak(REASSURED)
    found = offered(shift)
    assert found is not None
    assert (found.was, found.heard, found.text) == (("greet_cold",), "Rassurer d’abord", REASSURED)
    assert "greet_cold" not in {meaning.move for meaning in found.offered}


def test_what_one_breath_was_heard_as_is_told_in_one(shift: SpokenShift) -> None:
    started = shift.state.started
    assert started is not None
    role = shift.session.world.pins.role(started, shift.contact.offer)
    lines = [
        Line(1, 0, "adviser", "Bonjour.", "greet_full", "heard"),
        Line(2, 0, "adviser", "Ne vous inquiétez pas.", "greet_cold", "heard"),
        Line(3, 0, "adviser", "Zzz.", code="unclear"),
        Line(4, 0, "adviser", "Bonjour.", "greet_full", "heard"),
    ]
    assert heard_in(lines, role) == "Heard: Se présenter, Rassurer d’abord, Was not understood"
    assert heard_in([Line(1, 0, "customer", "Oui ?")], role) == ""


@pytest.mark.parametrize("wait", [0, 1, 6, 40])
def test_corrected_it_is_as_if_it_had_not_been_heard(shift: SpokenShift, wait: int) -> None:
    shift.type(REASSURED)
    before = shift.contact
    shift.speak(REASSURED)
    shift.wait(wait)
    assert shift.contact.talk.moves == ("greet_cold",)
    [corrected] = shift.do(c.CorrectHearing("c1", None))
    assert isinstance(corrected, e.HearingCorrected)
    talk = shift.contact.talk
    assert (talk.moves, talk.points, talk.flags, talk.patience) == ((), (), (), before.talk.patience)
    assert (talk.place, talk.beat, talk.queue, talk.your_turn) == (before.talk.place, before.talk.beat, (), True)
    assert shift.contact.desk.drafts[SPEECH_TEXT] == REASSURED
    assert shift.contact.lines[:-1] == before.lines
    assert shift.refused(c.CorrectHearing("c1", None)) == "not_now"


def test_a_call_that_ended_upon_it_is_on_the_line_again() -> None:
    shift = SpokenShift(changed(('mood: -1\n        why: "Ni banque', 'mood: -3\n        why: "Ni banque'), text=TEXT))
    shift.answer()
    shift.listen()
    shift.speak(REASSURED)
    shift.wait(60)
    assert shift.contact.phase == "wrap_up"
    shift.do(c.EditDraft("c1", "note", 0, 0, "Raccroché."))
    shift.do(c.CorrectHearing("c1", None))
    assert shift.contact.phase == "talking"
    assert shift.contact.talk.end == ""
    assert shift.contact.desk.drafts["note"] == "Raccroché."
    shift.speak(GREETED)
    assert shift.contact.talk.moves == ("greet_full",)


def test_silence_begins_anew(shift: SpokenShift) -> None:
    shift.speak(REASSURED)
    shift.listen()
    shift.wait(5)
    shift.do(c.CorrectHearing("c1", None))
    said = len(shift.heard)
    shift.wait(9)
    assert len(shift.heard) == said
    shift.wait(3)
    assert shift.heard[-1].startswith("Allô")


def test_a_meaning_chosen_is_the_move_in_the_words_that_were_said(shift: SpokenShift) -> None:
    shift.speak(DOUBTFUL)
    asked = shift.contact.talk.asked
    assert asked is not None
    wrong, right = (next(n for n, m in enumerate(asked.offered, 1) if m.move == move)
                    for move in ("greet_cold", "greet_full"))  # fmt: skip
    shift.do(c.ChooseMeaning("c1", wrong))
    shift.do(c.EditDraft("c1", SPEECH_TEXT, 0, 0, "Et"))
    assert right
    shift.do(c.CorrectHearing("c1", meanings(shift)["greet_full"]))
    assert shift.contact.talk.moves == ("greet_full",)
    assert [line.text for line in shift.contact.lines if line.who == "adviser"] == [DOUBTFUL]
    assert shift.contact.desk.drafts[SPEECH_TEXT] == "Et"
    assert shift.refused(c.CorrectHearing("c1", None)) == "not_now"


@pytest.mark.parametrize("number", [0, -1, 9])
def test_only_what_is_offered_can_be_chosen(shift: SpokenShift, number: int) -> None:
    shift.speak(REASSURED)
    assert shift.refused(c.CorrectHearing("c1", number)) == "unknown_move"
    assert shift.contact.talk.moves == ("greet_cold",)


@pytest.mark.parametrize(
    "act",
    [c.OpenDossier("c1", ANNE), c.OpenSheet("c1", "card-block"), c.HoldCall("c1"), c.EndContact("c1")],
    ids=lambda act: type(act).__name__,
)
def test_a_further_gesture_leaves_it_to_be_contested(shift: SpokenShift, act: c.Command) -> None:
    shift.speak(REASSURED)
    shift.listen()
    shift.do(act)
    assert misheard(shift.state, "c1") == ()
    assert shift.refused(c.CorrectHearing("c1", None)) == "not_now"


@pytest.mark.parametrize("command", [c.MuteMic("c1"), c.EditDraft("c1", "note", 0, 0, "x")])
def test_what_is_no_gesture_leaves_it_to_be_corrected(shift: SpokenShift, command: c.Command) -> None:
    shift.speak(REASSURED)
    shift.do(command)
    assert misheard(shift.state, "c1")


def test_what_breaks_a_rule_is_not_taken_back(shift: SpokenShift) -> None:
    shift.speak("Donnez-moi votre code secret.")
    assert shift.contact.lines[-1].code == "forbidden"
    assert shift.refused(c.CorrectHearing("c1", None)) == "not_now"


@pytest.mark.parametrize("text", ["Les perroquets vivent longtemps.", DOUBTFUL])
def test_what_was_not_heard_has_nothing_to_correct(shift: SpokenShift, text: str) -> None:
    shift.speak(text)
    assert shift.refused(c.CorrectHearing("c1", None)) == "not_now"


def test_what_was_taken_for_an_aside_is_corrected_too(shift: SpokenShift) -> None:
    shift.speak("D'accord")
    assert shift.contact.lines[-1].code == "aside"
    found = offered(shift)
    assert found is not None
    assert (found.was, found.heard.startswith("Heard: ")) == ((), True)
    before = shift.contact.talk.asides
    assert before
    shift.do(c.CorrectHearing("c1", None))
    assert shift.contact.talk.asides == ()
    assert shift.contact.desk.drafts[SPEECH_TEXT] == "D'accord"


def test_where_sentences_are_picked_nothing_is_corrected() -> None:
    shift = SpokenShift(TEXT, "choice")
    shift.answer()
    shift.say("greet_cold")
    assert shift.refused(c.CorrectHearing("c1", None)) == "not_now"


def test_a_step_back_takes_the_correction_back(shift: SpokenShift) -> None:
    shift.speak(REASSURED)
    heard = shift.state
    shift.do(c.CorrectHearing("c1", None))
    back = branch(shift.session, shift.state.step_back, "s2", "t", shift.log, shift.world())
    assert back.state == heard


def test_it_is_printed_and_replayed_as_what_stands(shift: SpokenShift) -> None:
    shift.speak(REASSURED)
    shift.do(c.CorrectHearing("c1", None))
    assert fact(shift.contact.lines[-1]) == "“Ne vous inquiétez pas.” had been heard as: Rassurer d’abord. Corrected."
    assert not any(isinstance(asked.command, c.Say) for asked in asked_for(shift.session.entries()))
    shift.do(c.EndSession())
    told = as_json(report_of(shift))
    assert told["corrected"] == 1
    assert any(line["code"] == "corrected" for line in told["transcript"])


STEPS = st.lists(
    st.sampled_from(
        ["speak", "good", "doubt", "odd", "wait", "none", "first", "type", "mean", "sheet", "note", "mute"]
    ),
    max_size=12,
)


def play(shift: SpokenShift, steps: list[str]) -> None:
    """Do what can be done of it."""
    commands = {
        "speak": c.SayFreely("c1", REASSURED), "good": c.SayFreely("c1", GREETED), "doubt": c.SayFreely("c1", DOUBTFUL),
        "odd": c.SayFreely("c1", "Les perroquets vivent longtemps."), "none": c.CorrectHearing("c1", None),
        "first": c.CorrectHearing("c1", 1), "type": c.EditDraft("c1", SPEECH_TEXT, 0, 0, "Et "),
        "mean": c.ChooseMeaning("c1", 1), "sheet": c.OpenSheet("c1", "card-block"),
        "note": c.EditDraft("c1", "note", 0, 0, "n"), "mute": c.MuteMic("c1"),
    }  # fmt: skip
    for step in steps:
        shift.wait(4)
        try:
            if step in commands:
                shift.do(commands[step])
            else:
                shift.wait(9)
        except c.Refused:
            pass


@given(STEPS)
@drawn(12)
def test_what_stands_folds_to_the_same_and_marks_the_same(steps: list[str]) -> None:
    shift = called()
    play(shift, ["speak", *steps])
    shift.do(c.EndSession())
    entries, pins = shift.session.entries(), shift.session.world.pins
    stands = fold_all(without_undone(entries))
    assert (stands.contacts, stands.presence) == (shift.state.contacts, shift.state.presence)
    assert fold_all(entries) == shift.state
    report = report_of(shift)
    started = shift.state.started
    assert started is not None
    assert remark(entries, pins, pinned_card(pins, started, "call"), started.marking, "c1") == report.marks
    told = {**as_json(report), KEY: evidence_of(entries, pins.contents, "c1")}
    assert verify(json.loads(json.dumps(told))).differences == ()
