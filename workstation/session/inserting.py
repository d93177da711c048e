"""Phrases and templates put into a draft, with this client's data filled in.

What is not in sight yet at the identity reached is filled in by nobody: it is marked as to be completed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from workstation import commands as c
from workstation import events as e
from workstation.bank.dossier import Dossier
from workstation.commands import Refused
from workstation.content.canned import searched
from workstation.content.fillings import FIGURES, VARIABLES, Span, filled
from workstation.content.guide import LANGUAGE, Guide, as_said, read_guide
from workstation.content.mail_templates import filled_template, found_templates
from workstation.events.desk import REPLY_TEXT, SPEECH_TEXT
from workstation.roleplay.customer.actor import Role
from workstation.session.pins import Pins
from workstation.session.sharing import detach, share
from workstation.session.state import Contact
from workstation.wording import parting_wish, told_date

TITLES = {"M.": ("Monsieur", "Mr", "Herr"), "Mme": ("Madame", "Ms", "Frau")}
"""How each title of a dossier is written out to the customer, by language."""
_TONGUES = ("fr", "en", "de")
PHRASE, TEMPLATE, OBJECTION = "phrase", "template", "objection"


def decide(
    contact: Contact, command: c.WritingCommand, role: Role, pins: Pins, started: e.SessionStarted
) -> list[e.Event]:
    """What is inserted, checked or shared. Raises ``Refused``."""
    match command:
        case c.InsertPhrase():
            return _insert(contact, command, pins, started)
        case c.CheckInsertion(where=where, start=start):
            if not any(mark.start == start for mark in contact.desk.marks.get(where, ())):
                raise Refused("nothing_to_check")
            return [e.InsertionChecked(contact.id, where, start)]
        case c.ShareDocument():
            return [share(contact, command, role, pins, started)]
        case c.DetachDocument():
            return [detach(contact, command)]


def values_for(contact: Contact, pins: Pins, started: e.SessionStarted, language: str) -> dict[str, str]:
    """What each variable stands for in a contact, in a language; what is not known, or not in sight, is left out."""
    today = date.fromisoformat(started.today)
    title, _, name = contact.offer.customer.partition(" ")
    said = TITLES.get(title, (title,) * len(_TONGUES))[_TONGUES.index(language) if language in _TONGUES else 0]
    found = {
        "client.title_name": f"{said} {name}".strip(),
        "adviser.name": started.adviser,
        "bank.name": pins.house(started.manifest).values["bank"]["name"],
        "today.date": told_date(today, language),
        "today.wish": parting_wish(started.start, contact.life.joined_at, language),
        "act.reference": contact.desk.acts[-1].reference if contact.desk.acts else "",
    }
    opened = contact.desk.opened
    dossier = pins.dossier_now(contact.desk, opened.client, today) if opened else None
    if opened and dossier:
        found |= dict(_of_dossier(dossier))
        level = contact.desk.identity(opened.client).level
        found = {name: value for name, value in found.items() if VARIABLES[name].level <= level}
    figures = pins.said_figures(started, language)
    return {**found, **{f"{FIGURES}.{name}": words for name, words in figures.items()}}


def guide_for(contact: Contact, pins: Pins, started: e.SessionStarted) -> Guide:
    """The guide of the contact's channel, said with what is known of the client, and the manner of whoever is there."""
    guide = as_said(pins.guide(started.manifest, contact.offer.channel), values_for(contact, pins, started, LANGUAGE))
    mood = pins.program(contact.offer.digest).script.persona.mood
    return replace(guide, manner=pins.manner(started.manifest, mood))


def _of_dossier(dossier: Dossier) -> Iterator[tuple[str, str]]:
    """What is in a client's dossier; of several cards or accounts, none is chosen for the adviser."""
    client = dossier.client
    yield "client.name", client.name
    yield "client.address", f"{client.address.street}, {client.address.postcode} {client.address.city}"
    yield "client.branch", client.branch
    yield "client.adviser", client.adviser
    cards = [card.tail for card in dossier.cards]
    accounts = [account.tail for account in dossier.accounts if account.kind in ("current", "joint")]
    yield "card.tail", cards[0] if len(cards) == 1 else ""
    yield "account.tail", accounts[0] if len(accounts) == 1 else ""


def _insert(contact: Contact, command: c.InsertPhrase, pins: Pins, started: e.SessionStarted) -> list[e.Event]:
    if command.where not in (SPEECH_TEXT, REPLY_TEXT) or not contact.on_line:
        raise Refused("not_now")
    draft = contact.desk.drafts.get(command.where, "")
    if not 0 <= command.at <= command.at + command.removed <= len(draft):
        raise Refused("edit_outside")
    title, text, spans = _filled(contact, command, pins, started)
    at, name = command.at, contact.id
    insertions = tuple(e.Insertion(at + one.start, one.length, one.name, one.missing) for one in spans)
    return [
        e.DraftEdited(name, command.where, at, command.removed, text),
        e.PhraseInserted(name, command.where, command.code, command.language, command.kind, title, at, insertions),
    ]


def _filled(
    contact: Contact, command: c.InsertPhrase, pins: Pins, started: e.SessionStarted
) -> tuple[str, str, tuple[Span, ...]]:
    """Title, text and what is to be checked in it."""
    manifest, language = started.manifest, command.language
    if command.kind == OBJECTION:
        return _of_objection(contact, command, pins, started)
    template = phrase = None
    if command.kind == TEMPLATE:
        template = next((one for one in pins.templates(manifest) if one.id == command.code), None)
    else:
        phrase = next((one for one in pins.phrases(manifest) if one.id == command.code), None)
    if template is not None:
        language = language if language in template.texts else _TONGUES[0]
        _, text, spans = filled_template(template, values_for(contact, pins, started, language), language)
        return template.title, text, _to_check(spans)
    if phrase is None:
        raise Refused("unknown_phrase")
    text, spans = filled(phrase.text(language), values_for(contact, pins, started, language), language)
    return phrase.title, text, _to_check(spans)


def _of_objection(
    contact: Contact, command: c.InsertPhrase, pins: Pins, started: e.SessionStarted
) -> tuple[str, str, tuple[Span, ...]]:
    """« price/answer.isolation »: an answer of the library, its fact to be completed."""
    name, _, tag = command.code.partition("/")
    one = next((each for each in pins.objections(started.manifest) if each.id == name), None)
    saying = one.sayable().get(tag) if one is not None else None
    if one is None or saying is None:
        raise Refused("unknown_phrase")
    values = values_for(contact, pins, started, command.language)
    text, spans = filled(saying.text(command.language), values, command.language)
    return one.title, text, _to_check(spans)


def _to_check(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """The adviser, the bank, the day and its hour are what they are."""
    sure = ("adviser.name", "bank.name", "today.date", "today.wish")
    return tuple(span for span in spans if span.missing or span.name not in sure)


@dataclass(frozen=True)
class Insertable:
    """A phrase, or a template, that may be inserted for a contact: its text as it would stand in the draft."""

    kind: str
    code: str
    title: str
    stage: str
    text: str
    missing: bool = False
    secure: bool = False


def insertable(
    contact: Contact, pins: Pins, started: e.SessionStarted, query: str, language: str
) -> tuple[Insertable, ...]:
    """What may be inserted in a contact's draft and answers what was typed; an e-mail is begun from a template."""
    manifest, channel = started.manifest, contact.offer.channel
    values = values_for(contact, pins, started, language)
    found = []
    for template in found_templates(pins.templates(manifest), query, language) if channel == "email" else ():
        tongue = language if language in template.texts else _TONGUES[0]
        subject, text, spans = filled_template(template, values, tongue)
        left = any(span.missing for span in spans)
        found.append(Insertable(TEMPLATE, template.id, template.title, subject, text, left, template.secure))
    stages = stage_titles(pins, manifest, channel)
    for phrase in searched(pins.phrases(manifest), query, language, channel, stages):
        text, spans = filled(phrase.text(language), values, language)
        left = any(span.missing for span in spans)
        found.append(Insertable(PHRASE, phrase.id, phrase.title, stages.get(phrase.stage, ""), text, left))
    return tuple(found)


def stage_titles(pins: Pins, manifest: str, channel: str) -> dict[str, str]:
    """The titles of the stages of a channel, in order."""
    path = next((one for one in (f"guides/{channel}.yaml", "guides/call.yaml") if one in pins.manifest(manifest)), "")
    return {stage.id: stage.title for stage in read_guide(pins.file(manifest, path), path).stages} if path else {}
