"""Acts on savings: a book is prepared by voice, and opened by the client's own signature."""

from __future__ import annotations

from workstation.bank import typed
from workstation.bank.acts.declaring import Act, Choice, Done, Option, Typed, Values
from workstation.bank.dossier import Dossier
from workstation.bank.held import Held
from workstation.bank.typed import Bounds
from workstation.i18n import mark


def _prepare(dossier: Dossier, _target: str, values: Values, done: Done) -> Dossier:
    amount = typed.cents(values["amount"])
    return dossier.with_item(
        Held("subscription", done.day, values["kind"], state="sent", amount=amount, reference=done.reference)
    )


def _not_open(dossier: Dossier, _target: str, values: Values) -> str:
    """One book of each kind, to whom may have it; the tax office is asked before a Livret A and a LEP."""
    kind = values.get("kind", "")
    held = {account.kind for account in dossier.accounts if not dossier.is_closed(account.id)}
    if kind in held or any(item.what == kind and item.state == "sent" for item in dossier.items("subscription")):
        return "one_each"
    used = next((one for one in dossier.accounts if one.kind in ("current", "joint")), None)
    if used is not None and dossier.is_closed(used.id):
        return "account_closed"
    if values.get("checked") == "refused":
        return "not_eligible"
    return "check_needed" if kind in ("livret_a", "lep") and values.get("checked") == "not_asked" else ""


ACTS = (
    Act(
        "savings.open", 2, "Effectue des ventes de produits simples", "contracts",
        mark("Prepare the opening of a savings book"), mark("Opening of a savings book prepared"),
        mark("Open a savings book…"), "savings", _prepare,
        fields=(
            Choice("kind", mark("Savings book"), (
                Option("livret_a", mark("Livret A savings")),
                Option("ldds", mark("LDDS savings")),
                Option("lep", mark("LEP savings")),
            )),
            Choice("checked", mark("Answer of the tax office"), (
                Option("not_asked", mark("Not asked yet")),
                Option("accepted", mark("It may be opened")),
                Option("refused", mark("It may not be opened")),
            )),
            Typed("amount", mark("First payment, in euros"), "amount", Bounds(1_000, 10_000_000)),
        ),
        against=_not_open,
        tells=mark("Nothing is opened by voice: the client reads, signs online, and may withdraw."),
    ),
)  # fmt: skip
