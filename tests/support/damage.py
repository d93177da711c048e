"""Data folders damaged at random, as disks, other programs and curious people damage them."""

from __future__ import annotations

import json
import random
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from workstation.paths import DATABASE_NAME
from workstation.settings import FILE_NAME

PAGE = 4096
Damage = Callable[[Path, random.Random], None]


def damaged_folder(base: Path, folder: Path, seed: int) -> str:
    """Copy ``base`` to ``folder`` and damage it in one to three ways; which ones, in words."""
    shutil.copytree(base, folder, dirs_exist_ok=True)
    draw = random.Random(seed)
    ways = draw.choices(DAMAGES, WEIGHTS, k=draw.choice((1, 1, 2, 3)))
    for way in ways:
        way(folder, draw)
    return ", ".join(way.__name__ for way in ways)


def _rewrite(path: Path, change: Callable[[bytearray], None]) -> None:
    content = bytearray(path.read_bytes())
    if content:
        change(content)
        path.write_bytes(content)


def flipped_bits(folder: Path, draw: random.Random) -> None:
    def change(content: bytearray) -> None:
        for _ in range(draw.choice((1, 8, 64, 512))):
            content[draw.randrange(len(content))] ^= 1 << draw.randrange(8)

    _rewrite(folder / DATABASE_NAME, change)


def flipped_head(folder: Path, draw: random.Random) -> None:
    """The header and the pages that tell of tables, triggers and indexes."""

    def change(content: bytearray) -> None:
        for _ in range(draw.choice((1, 3, 12))):
            content[draw.randrange(min(len(content), draw.choice((100, 5 * PAGE))))] = draw.randrange(256)

    _rewrite(folder / DATABASE_NAME, change)


def cut_short(folder: Path, draw: random.Random) -> None:
    def change(content: bytearray) -> None:
        del content[draw.randrange(len(content)) :]

    _rewrite(folder / DATABASE_NAME, change)


def moved_pages(folder: Path, draw: random.Random) -> None:
    """A page written where another belongs, or two exchanged."""

    def change(content: bytearray) -> None:
        pages = len(content) // PAGE
        for _ in range(draw.choice((1, 4)) if pages else 0):
            one, other = (slice(n * PAGE, (n + 1) * PAGE) for n in (draw.randrange(pages), draw.randrange(pages)))
            kept = bytes(content[one])
            content[one] = content[other]
            if draw.random() < 0.5:
                content[other] = kept

    _rewrite(folder / DATABASE_NAME, change)


def blank_pages(folder: Path, draw: random.Random) -> None:
    def change(content: bytearray) -> None:
        at = draw.randrange(len(content)) // PAGE * PAGE
        filler = draw.choice((b"\x00", b"\xff", draw.randbytes(1)))
        content[at : at + PAGE] = filler * len(content[at : at + PAGE])

    _rewrite(folder / DATABASE_NAME, change)


def another_file(folder: Path, draw: random.Random) -> None:
    path = folder / DATABASE_NAME
    path.unlink(missing_ok=True)
    match draw.randrange(4):
        case 0:
            path.write_bytes(draw.randbytes(draw.choice((1, 99, 4096, 70_000))))
        case 1:
            path.write_text("Chère Zoé,\n" * 400, encoding="utf-8")
        case 2:
            path.write_bytes(b"SQLite format 3\x00" + draw.randbytes(5_000))
        case _:
            with closing(sqlite3.connect(path)) as other:
                other.execute("CREATE TABLE recipe (name)")
                other.commit()


def _odd_value(draw: random.Random) -> bytes | str | int | float:
    return draw.choice(
        (
            b"\xff\xfe", draw.randbytes(6), "", "\x00", "é" * 40_000, "{", "[]", "null", '{"a": 1}', "[" * 5_000,
            "2026-13-45", "-1", -1, 0, 2**62, 1.5, "open", "erased", "\ud7ff",
        )
    )  # fmt: skip


def odd_values(folder: Path, draw: random.Random) -> None:
    """Rows that hold what no program of ours writes: bytes that are no text, other types, other JSON."""
    with closing(sqlite3.connect(folder / DATABASE_NAME)) as file:
        try:
            file.execute("PRAGMA foreign_keys=OFF")
            triggers = file.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
            for name, _ in triggers:
                file.execute(f'DROP TRIGGER "{name}"')
            for _ in range(draw.choice((1, 3, 10))):
                table = draw.choice(("session", "session_event", "content_text", "result", "profile", "dataset_info",
                                     "client", "operation", "alembic_version"))  # fmt: skip
                columns = [row[1] for row in file.execute(f"PRAGMA table_info({table})")]
                keys = [row[0] for row in file.execute(f"SELECT {columns[0]} FROM {table}")]  # noqa: S608
                value = _odd_value(draw)
                cast = "CAST(? AS TEXT)" if isinstance(value, bytes) and draw.random() < 0.7 else "?"
                statement = f'UPDATE OR IGNORE {table} SET "{draw.choice(columns)}" = {cast} WHERE {columns[0]} IS ?'  # noqa: S608
                one = draw.choice(keys)
                file.execute(statement + (" AND number = 3" if table == "session_event" else ""), (value, one))
            for _, sql in triggers:
                file.execute(sql)
            file.commit()
        except (sqlite3.Error, UnicodeError, IndexError):
            file.rollback()  # damaged otherwise already


def lost_rows(folder: Path, draw: random.Random) -> None:
    with closing(sqlite3.connect(folder / DATABASE_NAME)) as file:
        try:
            file.execute("DROP TRIGGER session_event_goes_with_its_session")
            file.execute("PRAGMA foreign_keys=OFF")
            for _ in range(draw.choice((1, 3))):
                table = draw.choice(("session", "session_event", "content_text", "profile", "client", "dataset_info"))
                count = file.execute(f"SELECT count(*) FROM {table}").fetchone()[0]  # noqa: S608
                key = next(row[1] for row in file.execute(f"PRAGMA table_info({table})"))
                more = f" AND number = {draw.randint(1, 9)}" if table == "session_event" else ""
                lost = f"SELECT {key} FROM {table} LIMIT 1 OFFSET {draw.randrange(count)}"  # noqa: S608
                file.execute(f"DELETE FROM {table} WHERE {key} IN ({lost}){more}")  # noqa: S608
            file.commit()
        except (sqlite3.Error, ValueError, StopIteration):
            file.rollback()


def lost_tables(folder: Path, draw: random.Random) -> None:
    with closing(sqlite3.connect(folder / DATABASE_NAME)) as file:
        try:
            file.execute("PRAGMA foreign_keys=OFF")
            table = draw.choice(("session", "session_event", "content_text", "result", "profile", "dataset_info",
                                 "client", "client_words", "operation", "alembic_version"))  # fmt: skip
            if draw.random() < 0.5:
                file.execute(f"DROP TABLE {table}")
            else:
                file.execute(f"ALTER TABLE {table} RENAME TO lost")
            file.commit()
        except sqlite3.Error:
            file.rollback()


def lost_mark(folder: Path, draw: random.Random) -> None:
    with closing(sqlite3.connect(folder / DATABASE_NAME)) as file:
        try:
            number = draw.choice((-1, 0, 7, 2**31 - 1))
            file.execute(f"PRAGMA {draw.choice(('user_version', 'application_id'))}={number}")
        except sqlite3.Error:
            file.rollback()


def odd_wal(folder: Path, draw: random.Random) -> None:
    """Pages that wait beside the file, cut off or made of nothing."""
    name = f"{DATABASE_NAME}{draw.choice(('-wal', '-shm', '-journal'))}"
    path = folder / name
    content = path.read_bytes() if path.is_file() else b""
    path.write_bytes(content[: draw.randrange(len(content) + 1)] + draw.randbytes(draw.choice((0, 40, 9_000))))


def odd_settings(folder: Path, draw: random.Random) -> None:
    path = folder / FILE_NAME
    if draw.random() < 0.4:
        path.write_bytes(draw.randbytes(draw.choice((0, 3, 300))))
        return
    kept: dict[str, object] = {}
    for name in draw.sample(["theme", "scale", "language", "sounds", "volume_ring", "help", "profile"], 3):
        value = _odd_value(draw)
        kept[name] = value if not isinstance(value, bytes) else [value.hex()]
    path.write_text(json.dumps(kept), encoding="utf-8")


def odd_neighbours(folder: Path, draw: random.Random) -> None:
    """The files that no session depends on, in whatever state, or folders in their places."""
    for name in draw.sample(["workstation.log", "workstation.old.log", "window.lock", "dataset.lock", "settings.new",
                             f"{DATABASE_NAME}.backup"], 2):  # fmt: skip
        path = folder / name
        if draw.random() < 0.3 and not path.exists():
            path.mkdir()
        elif not path.is_dir():
            path.write_bytes(draw.randbytes(200))


DAMAGES: tuple[Damage, ...] = (
    flipped_bits, flipped_head, cut_short, moved_pages, blank_pages, another_file, odd_values, lost_rows, lost_tables,
    lost_mark, odd_wal, odd_settings, odd_neighbours,
)  # fmt: skip
WEIGHTS = (4, 4, 2, 4, 3, 1, 8, 3, 2, 1, 2, 2, 2)
