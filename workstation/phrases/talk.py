"""The conversation and its note: stages, moods, outcome and what follows."""

from __future__ import annotations

from collections.abc import Mapping

from workstation.i18n import mark

# A mood's code is its level and the customer's gender: French agrees, so English needs two words that say the same.
GROUPS: Mapping[str, Mapping[str, str]] = {
    "closing": {
        "identified": mark("Who speaks is identified"),
        "rephrased": mark("The request was said again, and agreed"),
        "summed_up": mark("What is done and what follows was summed up"),
        "noted": mark("The note is written"),
    },
    "rebound_outcome": {
        "accepted": mark("Accepted"),
        "refused": mark("Refused, recorded"),
        "later": mark("To be seen later"),
        "unsuitable": mark("Not suitable"),
        "no_need": mark("Not suitable: no need for it"),
        "upset": mark("Not suitable: the person is upset"),
        "not_now": mark("Not suitable: not the moment"),
        "already_has": mark("Not suitable: already has one"),
    },
    "objection_step": {
        "listen": mark("Welcome it"),
        "probe": mark("Dig"),
        "answer": mark("Answer it"),
        "check": mark("Check"),
        "let_go": mark("Let go"),
        "skipped": mark("Gone on unchecked"),
        "poor": mark("Poor answer"),
    },
    "technique": {
        "crac": mark("CRAC"),
        "isolation": mark("Isolating the point"),
        "boomerang": mark("Boomerang"),
        "compensation": mark("Compensation"),
        "anticipation": mark("Anticipation"),
        "yes_and": mark("Yes, and"),
        "proof": mark("Proof"),
        "alternative": mark("Another way"),
        "deferral": mark("Deferral"),
    },
    "poor_family": {
        "justification": mark("Justification"),
        "inquisition": mark("Inquisition"),
        "refutation": mark("Refutation"),
        "minimising": mark("Minimising"),
        "pressure": mark("Pressure"),
        "untruth": mark("Untruth"),
        "overstep": mark("Beyond one’s remit"),
    },
    "whispered": {
        "1": mark("A question whispered"),
        "2": mark("A hint whispered"),
        "3": mark("The sentence whispered"),
        "given_back": mark("Given back: it was within your reach"),
        "taken_over": mark("Taken over by the supervisor"),
    },
    "objection_outcome": {
        "settled": mark("Answered"),
        "let_go": mark("Let go"),
        "left": mark("Passed over"),
        "lost": mark("The conversation ended there"),
    },
    "rebound_standing": {
        "open": mark("May be offered"),
        "waiting": mark("Not yet"),
        "barred": mark("Not to be offered"),
    },
    "outcome": {
        "solved": mark("Solved"),
        "pending": mark("In hand"),
        "transferred": mark("Transferred"),
        "refused": mark("Refused"),
    },
    "follow_up": {
        "none": mark("No follow-up"),
        "callback": mark("Call back"),
        "letter": mark("Letter or message"),
        "appointment": mark("Appointment"),
        "second_level": mark("Second level"),
    },
    "stage": {
        "welcome": mark("Welcome"),
        "identify": mark("Identification"),
        "discover": mark("Discovery"),
        "rephrase": mark("Rephrasing"),
        "solve": mark("Solution"),
        "objection": mark("Objection"),
        "rebound": mark("Rebound"),
        "conclude": mark("Conclusion"),
        "wrap": mark("Note"),
    },
    "mood": {
        "0f": mark("Calm"),
        "1f": mark("Attentive"),
        "2f": mark("Uneasy"),
        "3f": mark("Strained"),
        "4f": mark("Angry"),
        "0m": mark("Calm"),
        "1m": mark("Listening"),
        "2m": mark("Ill at ease"),
        "3m": mark("On edge"),
        "4m": mark("Cross"),
    },
}
