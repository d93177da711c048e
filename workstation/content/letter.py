"""The shape of a letter in plain text: a paragraph a line, « - » begins an item of a list, « > » quotes.

It is what goes out and what is judged: nothing else is kept beside the text.
"""

from __future__ import annotations

import re

ITEM, QUOTE = "- ", "> "
MASK = "••••"
HEADS = {
    "fr": "Le {day}, {who} a écrit\u00a0:",
    "en": "On {day}, {who} wrote:",
    "de": "Am {day} schrieb {who}:",
}
"""What stands above a quotation, by the language of the letter."""
_BEGINS_ITEM = re.compile(r"[ \t]*[-*•][ \u00a0\t]")
# A card, an account: digits in groups, which a quotation must not send on. A telephone number is as long as ten.
_LONG_NUMBER = re.compile(r"\b(?:[A-Z]{2}\d{2}[ \u00a0\u202f]?)?\d(?:[ \u00a0\u202f.-]?\d){10,}\b")


def listed(text: str, start: int, end: int) -> tuple[int, int, str]:
    """The edit (where, how many characters leave, which come) that makes a list of the lines between two places.

    Lines that are all items already are paragraphs again; an empty one begins a list.
    """
    first = text.rfind("\n", 0, start) + 1
    stop = text.find("\n", max(start, end))
    last = len(text) if stop < 0 else stop
    lines = text[first:last].split("\n")
    if all(_BEGINS_ITEM.match(line) for line in lines if line) and any(lines):
        made = [_BEGINS_ITEM.sub("", line, count=1) for line in lines]
    else:
        alone = len(lines) == 1
        made = [line if _BEGINS_ITEM.match(line) or not (line or alone) else ITEM + line for line in lines]
    return first, last - first, "\n".join(made)


def next_line(line: str) -> str | None:
    """What the line after an item begins with; empty where the item is empty, and the list ends; None elsewhere."""
    found = _BEGINS_ITEM.match(line)
    if found is None:
        return None
    return found[0] if line[found.end() :].strip() else ""


def quoted(text: str) -> str:
    """Somebody's message as it is quoted, its long numbers masked but for the last two digits."""
    masked = _LONG_NUMBER.sub(lambda found: f"{MASK} {found[0][-2:]}", text)
    return "\n".join(f"{QUOTE}{line}".rstrip() for line in masked.strip().split("\n"))


def quotation(text: str, who: str, day: str, language: str) -> str:
    """Somebody's message of that day as it is quoted, in the language of the letter."""
    return quoted(HEADS.get(language, HEADS["en"]).format(who=who, day=day) + f"\n{text.strip()}")


def own_words(text: str) -> str:
    """A letter without what it quotes: what its writer says. As long as nothing is quoted, the text itself."""
    lines = text.split("\n")
    own = [line for line in lines if not line.startswith(QUOTE.strip())]
    return text if len(own) == len(lines) else "\n".join(own)
