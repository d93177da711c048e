"""The people who use the program, and the codes some of them lock their profile with."""

from __future__ import annotations

import builtins
import hashlib
import hmac
import secrets
from typing import Any, get_args

from sqlalchemy.exc import IntegrityError

from db.engine import Database
from db.sound import are_texts, printable, sound_rows
from workstation.folding import plain_words
from workstation.session.keeping import Profile, Role

_COST = {"n": 2**14, "r": 8, "p": 1, "dklen": 32}
"""scrypt at 16 MB and some 50 ms: short codes must be slow to try."""


def _hashed(pin: str, salt: bytes) -> str:
    return f"scrypt${salt.hex()}${hashlib.scrypt(pin.encode(), salt=salt, **_COST).hex()}"


def _profile(*row: Any) -> Profile | None:
    """The row. Only an id that can't be read sets it aside: whoever has a letter lost in their name still comes in."""
    identifier, name, role, created, pin = row
    if not are_texts(identifier):
        return None
    known: Role = role if role in get_args(Role) else "recruit"
    return Profile(identifier, printable(name), known, printable(created), pin is not None)


class SqliteProfiles:
    """The ``Profiles`` of the open file."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def list(self) -> builtins.list[Profile]:
        """See ``Profiles.list``."""
        with self._database.reading() as connection:
            rows = connection.exec_driver_sql("SELECT id, name, role, created, pin FROM profile").all()
        people = sound_rows(self._database, "profile", rows, _profile)
        return sorted(people, key=lambda person: plain_words(person.name))

    def add(self, name: str, role: Role, created: str, pin: str | None = None) -> Profile:
        """See ``Profiles.add``. The id is made from the name: ``lea-martin``."""
        identifier = plain_words(name).replace(" ", "-")
        if not identifier:
            raise ValueError("a profile needs a name")
        hashed = _hashed(pin, secrets.token_bytes(16)) if pin else None
        with self._database.writing() as connection:
            try:
                connection.exec_driver_sql(
                    "INSERT INTO profile (id, name, role, created, pin) VALUES (?, ?, ?, ?, ?)",
                    (identifier, name.strip(), role, created, hashed),
                )
            except IntegrityError as error:
                raise ValueError(f"a profile is named {name} already") from error
        return Profile(identifier, name.strip(), role, created, hashed is not None)

    def remove(self, profile: str) -> None:
        """See ``Profiles.remove``."""
        self._change("DELETE FROM profile WHERE id = ?", (profile,), profile)

    def set_pin(self, profile: str, pin: str | None) -> None:
        """Lock the profile with a code, or unlock it for good with None. Raises ``KeyError``."""
        hashed = _hashed(pin, secrets.token_bytes(16)) if pin else None
        self._change("UPDATE profile SET pin = ? WHERE id = ?", (hashed, profile), profile)

    def unlocks(self, profile: str, pin: str) -> bool:
        """See ``Profiles.unlocks``."""
        with self._database.reading() as connection:
            row = connection.exec_driver_sql("SELECT pin FROM profile WHERE id = ?", (profile,)).one_or_none()
        if row is None:
            raise KeyError(profile)
        if row[0] is None:
            return True
        try:
            salt = bytes.fromhex(str(row[0]).split("$")[1])
        except (IndexError, ValueError):  # a damaged code opens nothing
            return False
        return hmac.compare_digest(_hashed(pin, salt).encode(), str(row[0]).encode())

    def _change(self, statement: str, values: tuple[Any, ...], profile: str) -> None:
        with self._database.writing() as connection:
            if connection.exec_driver_sql(statement, values).rowcount == 0:
                raise KeyError(profile)
