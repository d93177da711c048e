"""What the parts of a dossier share: what may be done there, and the dated items that stand there."""

from __future__ import annotations

from widgets.adviser.dossier_model import Act, Block, Reading, Row, View
from workstation.bank.acts import ACTS
from workstation.bank.acts.declaring import Choice
from workstation.bank.dossier import Account, Dossier
from workstation.bank.held import HELD, STATES, Held
from workstation.bank.parts import PARTS
from workstation.bank.targets import TARGETS, targets
from workstation.i18n import language, tr
from workstation.phrases import phrase
from workstation.wording import money, short_date

TONES = {
    "sent": "now", "reminded": "now", "planned": "now", "expired": "alert",
    "refused": "neutral", "withdrawn": "neutral",
}  # fmt: skip
"""Tone of a chip by the state it says; the others are good."""


def masked(name: str, icon: str, reading: Reading, labels: tuple[tuple[str, str], ...]) -> View:
    """A part below its level: the names of what is kept there, and no value."""
    needed = PARTS[name].level
    return View(
        name, phrase("section", name), icon, "closed", needed, reading.expects(needed), blocks=(Block(masked=labels),)
    )


def acts_of(part: str, dossier: Dossier, reading: Reading, target: str = "") -> tuple[Act, ...]:
    """The acts on offer in a part: on that target where one is given, else those whose target the form lets choose."""
    found = []
    for act in ACTS.values():
        apart = bool(act.target) and TARGETS[act.target].apart
        if act.part != part or apart != bool(target):
            continue
        possible = [target] if target else [one.id for one in targets(dossier, act.target)] if act.target else [""]
        if any(act.takes(dossier, one) for one in possible):
            needed = act.level if reading.level < act.level else 0
            found.append(Act(act.id, target, tr(act.button), act.icon, needed, reading.beyond(act, dossier)))
    return tuple(found)


def held_rows(part: str, dossier: Dossier, about: str = "") -> tuple[Row, ...]:
    """The items of a dossier that are shown in a part, the latest first; those of one thing where it has its block."""
    items = [item for item in dossier.held if HELD[item.kind].part == part and (not about or item.about == about)]
    return tuple(held_row(item, named=not about) for item in sorted(items, key=lambda item: item.day, reverse=True))


def held_row(item: Held, *, named: bool = True) -> Row:
    """A dated item; ``named``: with what it is about, where nothing above says so."""
    told = phrase("held_state", item.state) if item.state in STATES else ""
    chip = (told, TONES.get(item.state, "good")) if told else ("", "")
    value = item.about if named else ""
    if item.amount and not value:
        value = money(item.amount, language())
    return Row(phrase("held", item.kind), value, day=short_date(item.day, language()), chip=chip, note=what_of(item))


def what_of(item: Held) -> str:
    """The words of the item's code; nothing where it says none."""
    kind = HELD[item.kind]
    return tr(kind.codes[item.what]) if item.what in kind.codes else option(kind.act, item.what)


def option(act: str, code: str) -> str:
    """The words of a choice of that act; nothing where it has none such."""
    fields = ACTS[act].fields if act in ACTS else ()
    options = (option for field in fields if isinstance(field, Choice) for option in field.options)
    return next((tr(option.words) for option in options if option.code == code), "")


def account_name(account: Account) -> str:
    """The kind of account, and its last digits."""
    return f"{phrase('account', account.kind)} ••••\u00a0{account.tail}"
