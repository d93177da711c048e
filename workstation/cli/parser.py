"""The reader of command lines: argparse, without its guesses, in the language chosen, and one line when it refuses."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import Any, ClassVar, NoReturn

from workstation.cli.answers import lines, one_line, say
from workstation.i18n import mark, tr

# What argparse may say here; it looks its words up by the sentence, so each is marked as it writes them.
SAID = (
    mark("usage: "),
    mark("positional arguments"),
    mark("options"),
    mark("show this help message and exit"),
    mark("argument %(argument_name)s: %(message)s"),
    mark("expected one argument"),
    mark("ignored explicit argument %r"),
    mark("invalid choice: %(value)r (choose from %(choices)s)"),
    mark("the following arguments are required: %s"),
    mark("one of the arguments %s is required"),
    mark("not allowed with argument %s"),
    mark("unrecognized arguments: %s"),
)


class Parser(argparse.ArgumentParser):
    """Reads what is written out in full, and says what is wrong in one line."""

    options: ClassVar[set[str]] = set()
    """Every option declared, of any command."""
    late = ""
    """The positional that may be left out (« - ») or come after the options."""

    def __init__(self, **how: Any) -> None:
        super().__init__(allow_abbrev=False, **how)

    def add_argument(self, *names: Any, **how: Any) -> argparse.Action:
        """See argparse."""
        self.options.update(name for name in names if name.startswith("-"))
        return super().add_argument(*names, **how)

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        """See argparse, which takes a positional that may be left out for left out when an option comes before it."""
        found, rest = super().parse_known_args(args, namespace)
        late = self.late
        if late and len(rest) == 1 and (rest[0] == "-" or rest[0][:1] != "-") and getattr(found, late) == "-":
            setattr(found, late, rest.pop())
        return found, rest

    def error(self, message: str) -> NoReturn:
        """Print the fault and leave with 2."""
        say(f"{self.prog}: {one_line(message)}")
        raise SystemExit(2)

    def _print_message(self, message: str, file: object = None) -> None:
        """Help, to whatever console there is: argparse has no public place to choose how it is written."""
        del file  # faults do not pass here
        lines(message.removesuffix("\n"))


def speak() -> None:
    """Let argparse say its own words in the language chosen: it looks them up by this name and has no other door."""
    vars(argparse)["_"] = tr


def unknown_option(arguments: Sequence[str]) -> str:
    """The first word that looks like an option and is none, in any command; "" when there is none."""
    for word in arguments:
        if word == "--":
            break
        name = word.partition("=")[0]
        if name.startswith("--") and " " not in name and name not in Parser.options:
            return name
    return ""
