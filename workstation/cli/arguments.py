"""The command line. Machine-readable answers go to stdout alone, words to stderr; an error is one line and exit 2."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from workstation.cli import values
from workstation.cli.parser import Parser, speak, unknown_option
from workstation.dataset.numbers import MOST_CLIENTS
from workstation.i18n import LANGUAGES, tr

_SEED = values.whole(-(10**9), 10**9)
_COUNT = values.whole(1, 10**9)
_CLIENTS = values.whole(1, MOST_CLIENTS - 1)


def first_look(arguments: Sequence[str]) -> tuple[str, str, list[str]]:
    """The data folder and the language as typed ("" when they are not), and the words left for the command.

    This is what has to be known before the whole is read, for faults and help are said in the language chosen. It is
    read by the reader of the whole, and finds no fault of its own.
    """
    look = Parser(add_help=False)
    for name in ("--data", "--lang", "--today"):
        look.add_argument(name, nargs="?", default="", const="")
    found, rest = look.parse_known_args(arguments)
    return found.data, found.lang, rest


def _common() -> Parser:
    """What may stand before or after the subcommand."""
    common = Parser(add_help=False)
    common.add_argument("--data", type=values.path, default=argparse.SUPPRESS, metavar="DIR",
                        help=tr("the data folder"))  # fmt: skip
    common.add_argument("--lang", type=values.one_of(*LANGUAGES), default=argparse.SUPPRESS,
                        metavar="|".join(LANGUAGES), help=tr("the language"))  # fmt: skip
    common.add_argument("--today", type=values.day, default=argparse.SUPPRESS, metavar="YYYY-MM-DD",
                        help=tr("the day sessions take place"))  # fmt: skip
    return common


def _writing(doors: argparse._SubParsersAction[Parser], common: Parser) -> None:
    """What an author writes with."""
    new = doors.add_parser("new", parents=[common], help=tr("begin a role-play or a shift from a template"))
    new.add_argument(
        "channel",
        metavar="CHANNEL",
        type=values.text,
        help=tr("call, chat, email, callback or outbound; shift for several contacts"),
    )
    new.add_argument("path", type=values.path, metavar="PATH", help=tr("the file to write, such as my-first.yaml"))
    new.add_argument("--title", type=values.text, metavar="TEXT", help=tr("the title shown to recruits"))
    new.add_argument("--speaks", type=values.text, metavar="LANGUAGE", help=tr("what the customer speaks: fr, en, de"))

    upgrade = doors.add_parser("upgrade", parents=[common], help=tr("bring a role-play to the present format"))
    upgrade.add_argument("path", type=values.path, metavar="PATH")


def _playing(doors: argparse._SubParsersAction[Parser], common: Parser) -> None:
    """Role-plays played, with a window and without."""
    demo = doors.add_parser("demo", parents=[common], help=tr("play a role-play or a shift in the window"))
    demo.add_argument("scenario", nargs="?", type=values.text, default="card-lost", metavar="SCENARIO|SHIFT")
    demo.add_argument("--speed", type=values.speed, metavar="N", help=tr("N times real time; 0 does not wait"))
    demo.add_argument("--shots", type=values.path, metavar="DIR", help=tr("write a numbered picture at each stage"))
    demo.add_argument("--size", type=values.size, metavar="WxH")
    demo.add_argument("--theme", type=values.one_of("light", "dark"), metavar="light|dark")

    play = doors.add_parser("play", parents=[common], help=tr("play a role-play or a shift without a window"))
    play.add_argument("scenario", type=values.text, metavar="SCENARIO|SHIFT")
    play.add_argument("--as", dest="player", type=values.text, default="best", metavar="best|worst|random|test:NAME")
    play.add_argument("--moves", type=values.text, metavar="a,b,c")
    play.add_argument("--note", nargs="+", action="append", type=values.text, metavar="[CONTACT=]FILE",
                      help=tr("the note to save, in the place of its own"))  # fmt: skip
    play.add_argument("--reply", nargs="+", action="append", type=values.text, metavar="[CONTACT=]FILE",
                      help=tr("the replies to send, in order"))  # fmt: skip
    play.add_argument("--seed", type=_SEED, metavar="N", help=tr("draw what the role-play leaves to chance"))
    play.add_argument("--json", action="store_true")

    judge = doors.add_parser("judge", parents=[common], help=tr("judge a note or a reply by itself"))
    judge.add_argument("scenario", type=values.text, metavar="SCENARIO")
    written = judge.add_mutually_exclusive_group(required=True)
    written.add_argument("--note", type=values.path, metavar="FILE", help=tr("a note"))
    written.add_argument("--reply", type=values.path, metavar="FILE", help=tr("a reply"))
    judge.add_argument("--beat", type=values.text, metavar="BEAT", help=tr("the beat that asks for it"))
    judge.add_argument("--done", type=values.text, metavar="STEP[…],…", help=tr("the steps done at the desk"))
    judge.add_argument("--json", action="store_true")

    hear = doors.add_parser("hear", parents=[common], help=tr("say what sentences would be heard as, one a line"))
    hear.late = "file"
    hear.add_argument("scenario", type=values.text, metavar="SCENARIO")
    hear.add_argument("file", nargs="?", type=values.text, default="-", metavar="FILE|-",
                      help=tr("the sentences; the standard input by default"))  # fmt: skip
    hear.add_argument("--beat", type=values.text, metavar="BEAT", help=tr("where they are said; the first by default"))
    hear.add_argument("--table", action="store_true",
                      help=tr("what the role-play’s own sentences come to, move by move"))  # fmt: skip
    hear.add_argument("--json", action="store_true")


def _checking(doors: argparse._SubParsersAction[Parser], common: Parser) -> None:
    check = doors.add_parser("check", parents=[common], help=tr("check training content"))
    check.add_argument("paths", nargs="*", type=values.path, metavar="PATH")
    check.add_argument("--solve", action="store_true", help=tr("explore every state and say what is proved"))
    check.add_argument("--states", type=_COUNT, metavar="N", help=tr("explore N states at most"))
    check.add_argument(
        "--walk", type=_COUNT, default=0, metavar="N", help=tr("play N times at random, count the moves")
    )
    check.add_argument(
        "--since", type=values.path, metavar="FILE", help=tr("say what else the tests come to since that text")
    )
    check.add_argument("--explain", action="store_true", help=tr("show the role-play with all that it does not write"))
    check.add_argument("--spelling", action="store_true", help=tr("look its words up in a dictionary"))
    check.add_argument("--coverage", action="store_true", help=tr("say which moves no test makes"))
    check.add_argument("--mutate", action="store_true", help=tr("say which flags, points and facets no test misses"))
    check.add_argument(
        "--impact",
        type=values.text,
        default=None,
        metavar="ID",
        help=tr("list what leans on it, such as figures.card_fee"),
    )
    check.add_argument(
        "--offers",
        type=_CLIENTS,
        default=0,
        metavar="N",
        help=tr("ask about each rebound for N inhabitants, and count"),
    )
    check.add_argument("--json", action="store_true")


def _packing(doors: argparse._SubParsersAction[Parser], common: Parser) -> None:
    """The house's pack."""
    pack = doors.add_parser("pack", parents=[common], help=tr("list the house’s pack, export it, import one"))
    pack.add_argument("action", type=values.one_of("list", "export", "import"), metavar="list|export|import")
    pack.add_argument("file", nargs="?", type=values.path, metavar="FILE", help=tr("the archive"))
    pack.add_argument("--json", action="store_true")


def _keeping(doors: argparse._SubParsersAction[Parser], common: Parser) -> None:
    """The dataset and the sessions."""
    dataset = doors.add_parser("dataset", parents=[common], help=tr("build the training dataset, or describe it"))
    dataset.add_argument("action", type=values.one_of("build", "info"), metavar="build|info")
    dataset.add_argument("--size", type=_CLIENTS, metavar="CLIENTS")
    dataset.add_argument("--seed", type=_SEED, metavar="N")
    dataset.add_argument("--reference", type=values.day, metavar="YYYY-MM-DD")

    sessions = doors.add_parser("sessions", parents=[common], help=tr("list the sessions kept"))
    sessions.add_argument("--json", action="store_true")

    report = doors.add_parser("report", parents=[common], help=tr("the report of a session"))
    report.add_argument("session", type=values.text, metavar="SESSION")
    report.add_argument("--contact", type=values.text, metavar="CONTACT")
    report.add_argument("--format", type=values.one_of("html", "json"), default="html", metavar="html|json")
    report.add_argument("--out", type=values.path, metavar="FILE")

    verify = doors.add_parser("verify", parents=[common], help=tr("work the mark of a JSON report out again"))
    verify.add_argument("file", type=values.path, metavar="FILE")

    recompute = doors.add_parser("recompute", parents=[common], help=tr("say what each version of marking gives"))
    recompute.add_argument("session", nargs="?", type=values.text, metavar="SESSION")

    erase = doors.add_parser("erase", parents=[common], help=tr("erase a profile and all its sessions"))
    erase.add_argument("profile", type=values.text, metavar="PROFILE")


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """The arguments as a namespace: ``command`` is None for the window. Exits with 2 when they do not fit."""
    speak()
    common = _common()
    parser = Parser(prog="main.py", parents=[common], description=tr("A training desktop for remote bank advisers."))
    doors = parser.add_subparsers(dest="command", metavar="COMMAND", parser_class=Parser)
    for declare in (_playing, _checking, _writing, _packing, _keeping):
        declare(doors, common)
    unknown = unknown_option(arguments)
    if unknown:
        parser.error(tr("there is no option {name}: see {help}", name=unknown, help="main.py --help"))
    before = first_look(arguments)[2][:1]
    if before and before[0].partition("=")[0] in Parser.options - {"-h", "--help"}:
        parser.error(tr("{name} comes after its command: see {help}", name=before[0], help="main.py --help"))
    return parser.parse_args(arguments)
