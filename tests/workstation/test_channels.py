"""The pace of each channel."""

from __future__ import annotations

import pytest

from workstation.channels import CHANNELS, WRITTEN, line_times, opening_time, own_time, perusal_time, typing_time
from workstation.clock import seconds, speaking_time

SENTENCE = "Votre nouvelle carte arrive sous cinq jours ouvrés."


def test_one_writes_more_slowly_than_one_speaks_and_reads_faster() -> None:
    assert typing_time("quarante " * 40) == seconds(60)
    assert perusal_time("quatre mots par seconde") == seconds(1)
    assert perusal_time(SENTENCE) < speaking_time(SENTENCE) < typing_time(SENTENCE)


@pytest.mark.parametrize("channel", CHANNELS)
def test_every_channel_has_its_times(channel: str) -> None:
    before, after = line_times(channel, SENTENCE)
    assert own_time(channel, SENTENCE) > 0
    assert after > 0
    assert (before > 0) == (channel in WRITTEN)


def test_what_was_written_is_there_at_once_and_whoever_is_called_takes_longer_to_answer() -> None:
    assert opening_time("chat") == opening_time("email") == 0
    assert opening_time("call") < opening_time("callback") == opening_time("outbound")


def test_a_longer_message_takes_longer_to_type_but_the_next_e_mail_comes_as_soon() -> None:
    assert line_times("chat", SENTENCE * 3)[0] > line_times("chat", SENTENCE)[0]
    assert line_times("email", SENTENCE * 3)[0] == line_times("email", SENTENCE)[0]
