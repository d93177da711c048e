"""What the debrief tells of phrases: those that left, what nobody checked in them, and what was left to complete."""

from __future__ import annotations

from tests.support.chat import LOCKED, Chat
from tests.workstation.debrief.calls import report_of
from workstation import commands as c
from workstation.debrief.explaining import explanations
from workstation.debrief.inserted import Inserted
from workstation.debrief.report import as_json
from workstation.events.desk import SPEECH_TEXT
from workstation.i18n import install

HELLO, WAIT = "bonjour", "attente"


def insert(chat: Chat, code: str) -> None:
    at = len(chat.contact.desk.drafts.get(SPEECH_TEXT, ""))
    chat.do(c.InsertPhrase("c1", SPEECH_TEXT, code, "fr", "phrase", at))


def send(chat: Chat) -> None:
    chat.do(c.SayFreely("c1", chat.contact.desk.drafts[SPEECH_TEXT]))


def check_all(chat: Chat) -> None:
    while marks := [mark for mark in chat.contact.desk.marks.get(SPEECH_TEXT, ()) if not mark.missing]:
        chat.do(c.CheckInsertion("c1", SPEECH_TEXT, marks[0].start))


def told(chat: Chat) -> tuple[Inserted, ...]:
    return report_of(chat).inserted


def test_a_phrase_that_was_read_over_a_phrase_that_was_not_and_one_taken_away() -> None:
    chat = Chat(LOCKED)
    insert(chat, HELLO)
    check_all(chat)
    send(chat)
    insert(chat, HELLO)
    draft = chat.contact.desk.drafts[SPEECH_TEXT]
    chat.do(c.EditDraft("c1", SPEECH_TEXT, 0, len(draft), ""))
    insert(chat, WAIT)
    unchecked = [mark.words for mark in chat.contact.desk.marks[SPEECH_TEXT] if not mark.missing]
    left = [mark.words for mark in chat.contact.desk.marks[SPEECH_TEXT] if mark.missing]
    assert left, "this phrase asks for something only the adviser knows"
    send(chat)
    first, second = told(chat)
    assert (first.unchecked, first.left) == ((), ())
    assert (second.unchecked, second.left) == (tuple(unchecked), tuple(left))


def test_it_is_told_in_words_and_to_machines() -> None:
    install("fr")
    chat = Chat(LOCKED)
    insert(chat, WAIT)
    send(chat)
    report = report_of(chat)
    [part] = [one for one in explanations(report) if one.title == "Les phrases insérées"]
    assert part.rows[0].lines[1].startswith("Parti à compléter\u00a0: «\u00a0[à compléter")
    assert part.rows[0].grave
    assert as_json(report)["inserted"][0]["left"] == list(report.inserted[0].left)


def test_what_is_still_in_its_box_left_with_nothing() -> None:
    chat = Chat(LOCKED)
    insert(chat, WAIT)
    assert told(chat) == ()
