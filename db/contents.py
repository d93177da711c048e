"""The text of everything a session was played with, each kept once under its digest."""

from __future__ import annotations

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
        with self._database.reading() as connection:
            row = connection.exec_driver_sql("SELECT text FROM content_text WHERE digest = ?", (name,)).one_or_none()
        if row is None or not are_texts(row[0]) or digest(row[0]) != name:
            raise KeyError(name)
        return str(row[0])
