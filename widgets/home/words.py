"""What the pages outside the desk say in more than one place; a code's own word is in ``common.phrases``."""

from __future__ import annotations

from workstation.i18n import tr, trn

DIFFICULTIES = ("easy", "medium", "hard")
CHANNEL_ICONS = {
    "call": "call",
    "chat": "chat",
    "email": "email",
    "callback": "callback",
    "outbound": "outbound",
    "shift": "household",
}


def role_word(role: str) -> str:
    """Whom a profile is for."""
    words = {"recruit": tr("Recruit"), "trainer": tr("Trainer"), "presenter": tr("Presenter")}
    return words.get(role, role)


def role_line(role: str) -> str:
    """What that role does here."""
    words = {
        "recruit": tr("You are learning the desk: you practise, then you reread your calls."),
        "trainer": tr("You coach recruits and write their role-plays. A PIN is asked for."),
        "presenter": tr("You show the desk to a group: it plays by itself."),
    }
    return words.get(role, "")


def channel_plural(channel: str) -> str:
    """Contacts on that channel, as a filter."""
    words = {
        "call": tr("Calls"),
        "chat": tr("Chats"),
        "email": tr("E-mails"),
        "callback": tr("Call-backs"),
        "outbound": tr("Outgoing calls"),
        "shift": tr("Shifts"),
    }
    return words.get(channel, channel)


def channel_icon(channel: str) -> str:
    """The icon of a channel; what nobody knows is shown as such."""
    return CHANNEL_ICONS.get(channel, "unknown")


def difficulty_level(difficulty: str) -> int:
    """1 for easy to 3 for hard; what nobody knows counts as medium."""
    return DIFFICULTIES.index(difficulty) + 1 if difficulty in DIFFICULTIES else 2


def help_line(level: str) -> str:
    """What that level of help gives and takes away."""
    words = {
        "guided": tr("Sentences with their hints, a tutor who whispers. Silence costs nothing."),
        "choice": tr("The same sentences, shuffled and without hints. Silence counts."),
        "free": tr("You write your own sentences: nothing is suggested. Silence counts."),
    }
    return words.get(level, "")


def minutes_word(minutes: int) -> str:
    """A usual length."""
    return trn("{n} min", "{n} min", minutes)
