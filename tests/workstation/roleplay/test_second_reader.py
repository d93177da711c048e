"""E-mails judged as a reader judges them who knows the trade and has not seen what is looked for."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.support.content import BUNDLED
from workstation import events as e
from workstation.content.yaml_nodes import plain
from workstation.debrief.judged import judged_texts
from workstation.library.playing import Outcome, PlayFault, play
from workstation.library.shelf import Roleplay
from workstation.library.start import FIRST
from workstation.session.runner import Session

READ: dict[str, list[dict[str, Any]]] = plain(
    (Path(__file__).parents[2] / "support" / "second_reader.yaml").read_text(encoding="utf-8")
)
REPLIES = [pytest.param(name, one, id=f"{name} {one['name']}") for name, ones in READ.items() for one in ones]


def played(roleplay: Roleplay, text: str) -> Outcome:
    """What the reply comes to once the acts are done, and the best is made of what is asked next."""
    best = roleplay.script.exemplary
    acts = [step for step in best.steps if ":" not in step]
    texts = {name: said for test in roleplay.script.tests for name, said in test.replies} | {"read": text}
    again = [f"reply:{name}" for name in texts if name != "read"]
    for then in ([], *([one] for one in again)):
        try:
            return play(roleplay, BUNDLED, [*acts, "reply:read", *then, "note:complete"], dict(best.notes), 1, texts)
        except PlayFault:
            continue
    raise AssertionError(roleplay.script.id)


def sent_back(session: Session) -> list[str]:
    """Why the senior, who reads what the role-play says they read, let the reply go no further."""
    reviews = (entry.event for entry in session.entries() if isinstance(entry.event, e.ReplyReviewed))
    return [one.text for one in reviews if not one.approved]


def as_if_sent(session: Session) -> list[e.Entry[e.Event]]:
    """The session, a reply that was sent back having left: the reader judges it all the same."""
    return [
        replace(entry, event=e.ReplySent(FIRST, entry.event.text))
        if isinstance(entry.event, e.ReplyPosted) and entry.event.returned
        else entry
        for entry in session.entries()
    ]


@pytest.mark.parametrize(("name", "one"), REPLIES)
def test_a_reply_is_judged_as_a_reader_judges_it(name: str, one: dict[str, Any]) -> None:
    found = played(next(each for each in BUNDLED.roleplays if each.script.id == name), one["text"])
    session, flags = found.session, {flag.id for flag in found.marks.flags}
    started, offer = session.state.started, session.state.contacts[FIRST].offer
    assert started is not None
    role = session.world.pins.role(started, offer)
    judged = next(text for text in judged_texts(as_if_sent(session), role, FIRST) if text.kind == "reply")
    differs = one.get("differs", {}).keys()
    reasons = sent_back(session)
    assert [words for words in reasons if one.get("sent_back", "?") in words] == reasons
    assert bool(reasons) is ("sent_back" in one)
    if reasons:  # the customer never read it, and the marks are those of what left in its place
        assert not one["passes"]
    else:
        assert found.marks.passed is one["passes"], found.marks.score
        assert {*one.get("faults", ())} <= flags
    assert judged.text == one["text"].strip()
    assert judged.judgement.met & {*one["says"]} == {*one["says"]} - differs
    assert judged.judgement.met & {*one["lacks"]} <= differs
