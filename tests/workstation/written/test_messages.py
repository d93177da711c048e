"""What a customer writes at once: how it is parted, and when each message comes."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from workstation.attachments import MARK
from workstation.roleplay.playing.messages import messages, timed, whole


def texts(channel: str, text: str) -> list[str]:
    return [message.text or f"[{message.file}]" for message in messages(channel, text)]


def test_a_bar_begins_another_message() -> None:
    assert texts("chat", "slt | ma carte passe plus|et jsuis a la caisse") == [
        "slt",
        "ma carte passe plus",
        "et jsuis a la caisse",
    ]


def test_a_pause_says_when_the_next_one_comes() -> None:
    [first, second] = timed("chat", "attendez |75 s| pardon jetais au tel", 1_000)[0]
    assert second.at - first.at == 75_000
    assert second.begins < second.at
    assert [m.after for m in messages("chat", "|190 s| vous pouvez rappeler plutot ?")] == [190]


def test_a_file_is_a_message_of_its_own() -> None:
    assert texts("chat", f"voila {MARK}photo vous lavez ?") == ["voila", "[photo]", "vous lavez ?"]
    assert texts("email", f"Bonjour | voici\n\n{MARK}card\n{MARK}paper") == ["Bonjour | voici", "[card]", "[paper]"]


def test_nobody_parts_a_sentence_on_the_telephone() -> None:
    assert texts("call", "oui | non") == ["oui | non"]


@given(st.lists(st.text("abcé ?!🙂", max_size=12), max_size=6), st.lists(st.sampled_from(["|", "|40 s|"]), max_size=6))
def test_no_word_is_lost_and_each_message_comes_after_the_one_before(words: list[str], signs: list[str]) -> None:
    text = " ".join(piece for pair in zip(words, [*signs, *[""] * 6], strict=False) for piece in pair)
    letters = text.replace("|40 s|", "").replace("|", "").split()
    assert " ".join(texts("chat", text)).split() == letters
    assert whole("chat", text).split() == letters
    came, read = timed("chat", text, 500)
    assert all(one.begins <= one.at for one in came)
    assert all(before.at < after.begins for before, after in pairwise(came))
    assert read >= max((one.at for one in came), default=500)
