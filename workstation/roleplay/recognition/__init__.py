"""Which of the moves on offer a sentence of the adviser’s own means: offline, repeatable, honest in doubt."""

from workstation.roleplay.recognition.likeness import Offer, offer_of
from workstation.roleplay.recognition.matcher import Heard, Matcher, Near, Recognition
from workstation.roleplay.recognition.words import Words, read_words

__all__ = ["Heard", "Matcher", "Near", "Offer", "Recognition", "Words", "offer_of", "read_words"]
