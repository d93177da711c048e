"""Documents of the library: which go to whom by which way, what a wrong one costs, and where it stands afterwards."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.support.chat import LOCKED, STUCK, Chat
from tests.support.content import BUNDLED
from workstation import commands as c
from workstation import events as e
from workstation.bank.people import client_id
from workstation.session.sharing import Shareable, shareable
from workstation.session.transcript import Line

SOMEBODY_ELSE = next(iter(BUNDLED.people.values())).dossier.client.id


def library(chat: Chat, query: str = "", channel: str = "chat") -> dict[str, Shareable]:
    started, contact = chat.state.started, chat.contact
    assert started is not None
    life = replace(contact.life, offer=replace(contact.offer, channel=channel))
    contact = replace(contact, life=life)
    found = shareable(contact, chat.session.world.pins, started, query, "fr")
    return {one.document.id: one for one in found}


def told(chat: Chat) -> Line:
    return chat.contact.lines[-1]


def flags(chat: Chat) -> list[str]:
    return [flag for event in chat.events if isinstance(event, e.ConversationMoved) for flag in event.flags]


def test_what_anybody_may_have_goes_in_the_chat_and_stands_in_the_thread() -> None:
    chat = Chat(STUCK)
    assert library(chat)["tariff-2026"].ways == (("chat", ""), ("secure", ""))
    chat.do(c.ShareDocument("c1", "tariff-2026", "chat"))
    assert (told(chat).code, told(chat).values) == ("document", ("Guide des tarifs 2026", "chat", "tariff-2026"))
    assert library(chat)["tariff-2026"].shared == ("chat",)
    assert flags(chat) == []


@pytest.mark.parametrize(
    ("document", "way", "flag"),
    [
        ("statement", "chat", "document_channel"),
        ("overdraft-form-old", "secure", "document_lapsed"),
        ("rib", "chat", ""),
        ("statement", "secure", ""),
    ],
)
def test_the_desk_says_what_is_wrong_lets_it_go_and_marks_it(document: str, way: str, flag: str) -> None:
    chat = Chat(STUCK)  # from her own space: Identity 2
    wrong = dict(library(chat)[document].ways)[way]
    assert (f"document_{wrong}" if wrong else "") == flag
    chat.do(c.ShareDocument("c1", document, way))
    assert flags(chat) == ([flag] if flag else [])


def test_data_of_a_client_nobody_identified_are_a_breach_of_secrecy() -> None:
    chat = Chat(LOCKED)
    assert library(chat)["rib"].ways == (), "nobody is logged in, no dossier is open"
    chat.do(c.OpenDossier("c1", client_id("chat-app-locked.client")))
    assert dict(library(chat)["rib"].ways) == {"chat": "secret", "secure": "secret"}
    chat.do(c.ShareDocument("c1", "rib", "chat"))
    assert flags(chat) == ["secrecy"]


def test_into_whose_space_it_goes_is_for_the_adviser_to_know() -> None:
    chat = Chat(STUCK)
    chat.do(c.OpenDossier("c1", SOMEBODY_ELSE))
    chat.do(c.ShareDocument("c1", "rib", "secure"))
    assert flags(chat) == ["document_another"]


def test_without_a_dossier_only_what_holds_no_data_goes_and_no_space_is_there() -> None:
    chat = Chat(STUCK)
    contact = replace(chat.contact, desk=replace(chat.contact.desk, current=""))
    assert chat.state.started is not None
    found = {
        one.document.id: one.ways for one in shareable(contact, chat.session.world.pins, chat.state.started, "", "fr")
    }
    assert found["rib"] == ()
    assert found["tariff-2026"] == (("chat", ""),)


def test_on_the_phone_and_by_mail_the_ways_are_theirs() -> None:
    chat = Chat(STUCK)
    assert [way for way, _ in library(chat, channel="call")["tariff-2026"].ways] == ["secure"]
    assert dict(library(chat, channel="email")["rib"].ways) == {"email": "channel", "secure": ""}
    assert chat.refused(c.ShareDocument("c1", "tariff-2026", "email")) == "not_now"


def test_it_is_looked_for_by_title_purpose_and_contents() -> None:
    chat = Chat(STUCK)
    assert next(iter(library(chat, "rib"))) == "rib"
    assert "complaint-guide" in library(chat, "médiateur")
    assert library(chat, "girafe") == {}
