"""Every rebound asked about for every inhabitant in every conversation: how each answer was given how often.

What must never be open is told here in plain words, apart from the rules: a house that leaves a bar out is found out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from workstation.bank.dossier import Dossier
from workstation.channels import CHANNELS
from workstation.content.dates import REFERENCE_DATE
from workstation.dataset.generate import generate
from workstation.dataset.living import lived
from workstation.dataset.record import resolve
from workstation.rebounds.facts import ACTS_DONE, MOTIFS_BEGIN, Around, kept_values, said_values
from workstation.rebounds.rules import Rebounds, Standing, may_offer

JOB = "junior"
SEED = 5
MOST_TOLD = 20
_SAVINGS = "EPA"
_CALM = Around("call", 2, solved=True, calm=True, over=False, motif=_SAVINGS, own=True)
_ADULT = 18
_TROUBLES = ("complaint", "dispute", "fraud", "death_reported")
_TROUBLING = ("about_fraud", "about_complaint", "about_death", "about_secrecy")
_TROUBLED = tuple(begins for name in _TROUBLING for begins in MOTIFS_BEGIN[name])
_ALARMS = frozenset((*ACTS_DONE["complained"], *ACTS_DONE["alerted"]))


@dataclass(frozen=True)
class Wrong:
    """An offer open to somebody to whom nothing may be offered: which client, and in what conversation."""

    client: str
    rebound: str
    around: Around


@dataclass
class Offers:
    """How often each answer was given: by rebound, standing, and the bar or the reason that gave it."""

    inhabitants: int = 0
    conversations: int = 0
    answers: Counter[tuple[str, Standing, str]] = field(default_factory=Counter)
    wrong: list[Wrong] = field(default_factory=list)
    open_wrongly: int = 0

    def reasons(self) -> Counter[tuple[Standing, str]]:
        """The same whatever the rebound."""
        found: Counter[tuple[Standing, str]] = Counter()
        for (_, stands, why), times in self.answers.items():
            found[stands, why] += times
        return found

    def unmet(self, rules: Rebounds) -> tuple[str, ...]:
        """The rebounds that are open to nobody."""
        return tuple(one.id for one in rules.rebounds if not self.answers[one.id, "open", ""])


def conversations() -> tuple[Around, ...]:
    """How a conversation may stand: each reason, each channel, each act that counts, and each thing that goes wrong."""
    reasons = dict.fromkeys(begins for all_of in MOTIFS_BEGIN.values() for begins in all_of)
    acts = dict.fromkeys(act for all_of in ACTS_DONE.values() for act in all_of)
    return (
        *(replace(_CALM, motif=motif) for motif in reasons),
        *(replace(_CALM, channel=channel) for channel in CHANNELS if channel != _CALM.channel),
        *(replace(_CALM, acts=frozenset({act})) for act in acts),
        *(replace(_CALM, motif=motif, acts=frozenset(ACTS_DONE["blocked"])) for motif in reasons),
        replace(_CALM, solved=False),
        replace(_CALM, calm=False),
        replace(_CALM, over=True),
        replace(_CALM, own=False),
        replace(_CALM, identity=1),
        replace(_CALM, refused=frozenset({"whatever"})),
    )


def left_alone(dossier: Dossier, today: date) -> bool:
    """Whether nothing may be offered to that client, whatever is said: in plain words, without the rules' own."""
    born = dossier.client.birth_date
    return (
        (today.year - _ADULT, today.month, today.day) < (born.year, born.month, born.day)
        or dossier.client.fragile
        or bool(dossier.items("death") or dossier.items("protection"))
        or any(one.kind == "death_reported" for one in dossier.incidents)
        or any(one.state == "open" and one.kind in _TROUBLES for one in dossier.incidents)
    )


def no_time(around: Around) -> bool:
    """Whether nothing may be offered in that conversation, whoever the client is; in plain words too."""
    ready = around.solved and around.calm and around.own and around.identity >= 2
    troubled = around.motif.startswith(_TROUBLED) or bool(around.acts & _ALARMS)
    return not ready or troubled or around.over or bool(around.refused)


def enumerated(
    rules: Rebounds, size: int, day: date = REFERENCE_DATE, told: Callable[[int], None] | None = None
) -> Offers:
    """Ask about every rebound for that many inhabitants; ``told`` hears how many were."""
    asked = [(around, said_values(around), no_time(around)) for around in conversations()]
    found = Offers(size, len(asked))
    for done, dossier in enumerate(_people(size, day)):
        if told is not None:
            told(done)
        alone, kept = left_alone(dossier, day), kept_values(dossier, day)
        for around, said, closed in asked:
            uncalled = around.channel == "outbound" and not dossier.client.sales_consent
            for one in rules.rebounds:
                stands, why = may_offer(rules, one.id, (*kept, *said), JOB)
                found.answers[one.id, stands, why] += 1
                if stands == "open" and (alone or closed or uncalled):
                    found.open_wrongly += 1
                    if len(found.wrong) < MOST_TOLD:
                        found.wrong.append(Wrong(dossier.client.id, one.id, around))
    return found


def _people(size: int, day: date) -> Iterator[Dossier]:
    return (resolve(lived(SEED, record), day) for record in generate(SEED, size))
