"""E-mails in their queue: where they come from, who is on them, why they are put back."""

from __future__ import annotations

from collections.abc import Mapping

from workstation.i18n import mark

GROUPS: Mapping[str, Mapping[str, str]] = {
    "origin": {
        "open": mark("Open mailbox"),
        "secure": mark("Secure messaging"),
        "branch": mark("From a branch, unanswered"),
        "form": mark("Form of the site"),
    },
    "origin_short": {
        "open": mark("In the open"),
        "secure": mark("Secure"),
        "branch": mark("Branch"),
        "form": mark("Form"),
    },
    "origin_identity": {
        "open": mark("Nobody is identified"),
        "secure": mark("The client is authenticated"),
        "branch": mark("Nobody is identified"),
        "form": mark("Nobody is identified"),
    },
    "origin_answer": {
        "open": mark("The reply leaves in the open: nothing of the file, no balance, no number."),
        "secure": mark("The reply stays in the secure messaging: the file may be spoken of, without a full number."),
        "branch": mark("The reply leaves in the open: nothing of the file. The branch has let it wait."),
        "form": mark("The reply leaves in the open: nothing of the file, no balance, no number."),
    },
    "language": {
        "fr": mark("French"),
        "en": mark("English"),
        "de": mark("German"),
    },
    "beside": {
        "reads": mark("{who} reads it"),
        "writes": mark("{who} answers it"),
        "leaves": mark("{who} leaves it to you"),
    },
    "put_back": {
        "call_first": mark("A call or a chat comes first"),
        "to_check": mark("Something is to be checked first"),
        "language": mark("Not in a language of mine"),
        "beyond_me": mark("Beyond what I may do"),
        "colleague_on_it": mark("A colleague is on it"),
    },
    "declined": {
        "enough": mark("Enough conversations in hand"),
        "call_first": mark("A call comes first"),
        "language": mark("Not in a language of mine"),
        "beyond_me": mark("Beyond what I may do"),
    },
    "mail_sorted": {
        "due": mark("Deadline"),
        "age": mark("Age"),
        "sender": mark("Sender"),
    },
}
