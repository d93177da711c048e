"""The command line. Machine-readable answers go to stdout alone, words to stderr; an error is one line and exit 2."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import NoReturn

from workstation.i18n import LANGUAGES, tr


class Parser(argparse.ArgumentParser):
    """Says what is wrong in one line."""

    def error(self, message: str) -> NoReturn:
        """Print the fault and leave with 2."""
        print(f"{self.prog}: {message}", file=sys.stderr)  # noqa: T201
        raise SystemExit(2)


def _common() -> Parser:
    """What may stand before or after the subcommand."""
    common = Parser(add_help=False)
    common.add_argument("--data", type=Path, default=argparse.SUPPRESS, metavar="DIR", help=tr("the data folder"))
    common.add_argument("--lang", choices=LANGUAGES, default=argparse.SUPPRESS, help=tr("the language"))
    common.add_argument("--today", type=date.fromisoformat, default=argparse.SUPPRESS, metavar="YYYY-MM-DD",
                        help=tr("the day sessions take place"))  # fmt: skip
    return common


def _size(text: str) -> tuple[int, int]:
    width, _, height = text.partition("x")
    if not (width.isdigit() and height.isdigit()):
        raise argparse.ArgumentTypeError(tr("a size is written 1366x768"))
    return int(width), int(height)


def _count(text: str) -> int:
    if not text.isdecimal() or not int(text):
        raise argparse.ArgumentTypeError(tr("a number of at least 1"))
    return int(text)


def _writing(doors: argparse._SubParsersAction[Parser], common: Parser) -> None:
    """What an author writes with."""
    new = doors.add_parser("new", parents=[common], help=tr("begin a role-play from a template"))
    new.add_argument("channel", metavar="CHANNEL", help=tr("call, chat, email, callback or outbound"))
    new.add_argument("path", type=Path, metavar="PATH", help=tr("the file to write, such as my-first.yaml"))
    new.add_argument("--title", default="", metavar="TEXT", help=tr("the title shown to recruits"))

    upgrade = doors.add_parser("upgrade", parents=[common], help=tr("bring a role-play to the present format"))
    upgrade.add_argument("path", type=Path, metavar="PATH")


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """The arguments as a namespace: ``command`` is None for the window. Exits with 2 when they do not fit."""
    common = _common()
    parser = Parser(prog="main.py", parents=[common], description=tr("A training desktop for remote bank advisers."))
    doors = parser.add_subparsers(dest="command", metavar="COMMAND", parser_class=Parser)

    demo = doors.add_parser("demo", parents=[common], help=tr("play a role-play in the window"))
    demo.add_argument("scenario", nargs="?", default="card-lost")
    demo.add_argument("--speed", type=float, default=None, metavar="N", help=tr("N times real time; 0 does not wait"))
    demo.add_argument("--shots", type=Path, metavar="DIR", help=tr("write a numbered picture at each stage"))
    demo.add_argument("--size", type=_size, metavar="WxH")
    demo.add_argument("--theme", choices=("light", "dark"))

    play = doors.add_parser("play", parents=[common], help=tr("play a role-play without a window"))
    play.add_argument("scenario")
    play.add_argument("--as", dest="player", default="best", metavar="best|worst|random|test:NAME")
    play.add_argument("--moves", metavar="a,b,c")
    play.add_argument("--seed", type=int, default=1)
    play.add_argument("--json", action="store_true")

    check = doors.add_parser("check", parents=[common], help=tr("check training content"))
    check.add_argument("paths", nargs="*", type=Path, metavar="PATH")
    check.add_argument("--solve", action="store_true", help=tr("explore every state and say what is proved"))
    check.add_argument("--states", type=_count, default=None, metavar="N", help=tr("explore N states at most"))
    check.add_argument(
        "--walk", type=_count, default=0, metavar="N", help=tr("play N times at random, count the moves")
    )
    check.add_argument("--coverage", action="store_true", help=tr("say which moves no test makes"))
    check.add_argument("--json", action="store_true")

    _writing(doors, common)

    dataset = doors.add_parser("dataset", parents=[common], help=tr("build the training dataset, or describe it"))
    dataset.add_argument("action", choices=("build", "info"))
    dataset.add_argument("--size", type=int, default=None, metavar="CLIENTS")
    dataset.add_argument("--seed", type=int, default=None)
    dataset.add_argument("--reference", type=date.fromisoformat, default=None, metavar="YYYY-MM-DD")

    sessions = doors.add_parser("sessions", parents=[common], help=tr("list the sessions kept"))
    sessions.add_argument("--json", action="store_true")

    report = doors.add_parser("report", parents=[common], help=tr("the report of a session"))
    report.add_argument("session")
    report.add_argument("--format", choices=("html", "json"), default="html")
    report.add_argument("--out", type=Path, metavar="FILE")

    erase = doors.add_parser("erase", parents=[common], help=tr("erase a profile and all its sessions"))
    erase.add_argument("profile")
    return parser.parse_args(arguments)
