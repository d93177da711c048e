"""How an e-mail came: ``email`` in a role-play, and what an entry of a shift may say of it otherwise."""

from __future__ import annotations

import re

from workstation.content.reading import Block
from workstation.i18n import mark
from workstation.roleplay.coming import MailHead, Quoted, Ring

ORIGINS = ("open", "secure", "branch", "form")
"""Boîte ouverte, messagerie sécurisée, courriel d’agence resté sans réponse, formulaire du site."""
_ADDRESS = re.compile(r"[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+\Z")
_MOMENT = re.compile(r"(mon|tue|wed|thu|fri|sat|sun) ([01][0-9]|2[0-3]):[0-5][0-9]\Z")


def read_email(top: Block) -> Ring:
    """What is known of an e-mail before it is taken."""
    block = top.block("email", required=True)
    if block is None:
        return Ring()
    authenticated = block.flag("authenticated")
    origin = block.choice("origin", ORIGINS, "secure" if authenticated else "open")
    if authenticated != (origin == "secure") and origin in ("open", "form", "secure"):
        expected = mark("“secure” where it is authenticated, and there alone; or “branch”")
        block.wrong("origin", block.node.get("origin") or block.node, expected)
    head = MailHead(
        origin,
        block.text("sender"),
        read_address(block),
        read_before(block, "received"),
        block.flag("forged"),
        tuple(_quoted(one) for one in block.blocks("history")),
    )
    found = Ring(authenticated=authenticated, patience=0, subject=block.text("subject", required=True), mail=head)
    block.done()
    return found


def read_address(block: Block) -> str:
    """The address of who writes; empty where it is that of their dossier."""
    found = block.text("address")
    if found and not _ADDRESS.match(found):
        block.wrong("address", block.node.get("address") or block.node, mark("an address such as name@example.org"))
    return found


def read_before(block: Block, key: str, *, required: bool = False) -> str:
    """A weekday and an hour, the last there was; empty where it is not written."""
    found = block.text(key, required=required)
    if found and not _MOMENT.match(found):
        block.wrong(key, block.node.get(key) or block.node, mark("a day and an hour such as fri 16:40"))
        return ""
    return found


def _quoted(block: Block) -> Quoted:
    found = Quoted(
        block.text("who", required=True), read_before(block, "sent", required=True), block.text("text", required=True)
    )
    block.done()
    return found
