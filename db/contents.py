"""The text of everything a session was played with, each kept once under its digest."""

from __future__ import annotations

import json
from collections.abc import Collection

from db.engine import Database
from db.sound import are_texts
from workstation.session.log import digest


class SqliteContents:
    """Texts by digest: never changed, never lost."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def keep(self, kind: str, text: str) -> str:
        """Keep the text and answer its digest; keeping it again changes nothing. ``kind``: roleplay, scorecard, …"""
        return self.keep_all([(kind, text)])[0]

    def keep_all(self, texts: list[tuple[str, str]]) -> list[str]:
        """Keep (kind, text) pairs in one transaction and answer their digests, in the same order."""
        rows = [(digest(text), kind, text) for kind, text in texts]
        if rows:
            with self._database.writing() as connection:
                connection.exec_driver_sql(
                    "INSERT INTO content_text (digest, kind, text) VALUES (?, ?, ?) ON CONFLICT DO NOTHING", rows
                )
        return [row[0] for row in rows]

    def text(self, name: str) -> str:
        """The text of that digest. Raises ``KeyError`` when it was never kept, or is not what was kept any more."""
        return self.texts_of([name])[name]

    def texts_of(self, names: Collection[str]) -> dict[str, str]:
        """The texts of those digests, read at once. Raises ``KeyError`` as for one."""
        with self._database.reading() as connection:
            rows = connection.exec_driver_sql(
                "SELECT digest, text FROM content_text WHERE digest IN (SELECT value FROM json_each(?))",
                (json.dumps(list(names)),),
            ).all()
        kept = {name: str(text) for name, text in rows if are_texts(text) and digest(text) == name}
        return {name: kept[name] for name in names}
