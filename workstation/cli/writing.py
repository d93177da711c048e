"""``new``: an author's file begun."""

from __future__ import annotations

import argparse

from workstation.cli.answers import lines
from workstation.i18n import tr
from workstation.library.templates import new_roleplay


def new(arguments: argparse.Namespace) -> int:
    """Write a role-play from its channel's template, and say what to do next."""
    new_roleplay(arguments.channel, arguments.path, arguments.title)
    lines(tr("{path} is written. Check it at each step: main.py check {path} --solve", path=arguments.path))
    return 0
