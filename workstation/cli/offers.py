"""``check --offers N``: every rebound asked about for so many inhabitants, and how often each answer was given."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from workstation.cli.answers import answer, lines, say
from workstation.i18n import tr, trn
from workstation.library.offering import Offers, Wrong, enumerated
from workstation.library.shelf import Shelf
from workstation.phrases import phrase
from workstation.rebounds.rules import Rebounds

TOLD_EVERY = 2_000


def run(arguments: argparse.Namespace, shelf: Shelf) -> int:
    """Ask, and say; 1 where a rebound is open to whom nothing may be offered, or to nobody."""
    rules = shelf.rebounds
    found = enumerated(rules, arguments.offers, shelf.day, _progress)
    if arguments.json:
        answer(_as_json(found, rules))
    else:
        for line in _in_words(found, rules):
            lines(line)
    return 1 if found.open_wrongly or found.unmet(rules) else 0


def _progress(done: int) -> None:
    if done and done % TOLD_EVERY == 0:
        say(trn("{n} inhabitant so far…", "{n} inhabitants so far…", done))


def _in_words(found: Offers, rules: Rebounds) -> Iterator[str]:
    whys = {bar.id: bar.why for bar in (*rules.never, *rules.wait)}
    whys |= {"not_eligible": tr("The dossier does not call for it."), "no_signal": tr("There is no sign of it yet.")}
    for (stands, why), times in found.reasons().most_common():
        reason = f"  {why}: {whys[why]}" if why else ""
        yield f"{times:>9}  {phrase('rebound_standing', stands)}{reason}"
    for one in rules.rebounds:
        count = {stands: times for (name, stands), times in _by_rebound(found).items() if name == one.id}
        yield tr("{rebound}: {open} times open, {waiting} not yet, {barred} not at all.", rebound=one.id,
                 open=count.get("open", 0), waiting=count.get("waiting", 0), barred=count.get("barred", 0))  # fmt: skip
    for name in found.unmet(rules):
        yield tr("{rebound} is open to nobody: its conditions, or what forbids it, never let it be.", rebound=name)
    yield from map(_told, found.wrong)
    people = trn("{n} inhabitant", "{n} inhabitants", found.inhabitants)
    talks = trn("{n} conversation", "{n} conversations", found.conversations)
    n = found.open_wrongly
    wrongly = trn("{n} offer open where nothing may be offered", "{n} offers open where nothing may be offered", n)
    yield f"{people}, {talks}, {wrongly}."


def _by_rebound(found: Offers) -> dict[tuple[str, str], int]:
    counted: dict[tuple[str, str], int] = {}
    for (name, stands, _), times in found.answers.items():
        counted[name, stands] = counted.get((name, stands), 0) + times
    return counted


def _told(one: Wrong) -> str:
    channel = phrase("channel", one.around.channel)
    return tr("{rebound} is open to client {client} ({channel}, {motif}), to whom nothing may be offered.",
              rebound=one.rebound, client=one.client, channel=channel, motif=one.around.motif)  # fmt: skip


def _as_json(found: Offers, rules: Rebounds) -> dict[str, object]:
    answers = [
        {"rebound": name, "standing": stands, "why": why, "times": times}
        for (name, stands, why), times in sorted(found.answers.items())
    ]
    wrong = [{"client": one.client, "rebound": one.rebound, "motif": one.around.motif} for one in found.wrong]
    return {
        "offers": {
            "inhabitants": found.inhabitants,
            "conversations": found.conversations,
            "answers": answers,
            "unmet": list(found.unmet(rules)),
            "open_wrongly": found.open_wrongly,
            "wrong": wrong,
        }
    }
