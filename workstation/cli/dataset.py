"""``dataset``: build the bank's inhabitants, or say who is there."""

from __future__ import annotations

import argparse

from workstation.cli.answers import answer, say
from workstation.content.dates import REFERENCE_DATE
from workstation.i18n import tr
from workstation.library.store import Store


def run(arguments: argparse.Namespace, store: Store) -> int:
    """Build when asked, then describe."""
    if arguments.action == "build":
        said: set[int] = set()

        def progress(done: int, total: int) -> None:
            tenth = 10 * done // total if total else 10
            if tenth not in said:
                said.add(tenth)
                say(tr("{done} of {total} clients", done=done, total=total))

        store.ensure_dataset(arguments.reference or REFERENCE_DATE, arguments.seed, arguments.size, progress)
    answer(store.describe_dataset())
    return 0
