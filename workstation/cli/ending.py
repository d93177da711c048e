"""How the program ends, whatever it was doing: an exit code, and a line on stderr for what somebody can mend."""

from __future__ import annotations

from collections.abc import Callable

from workstation.cli.answers import one_line, say
from workstation.content.diagnostics import ContentFault
from workstation.i18n import tr
from workstation.problem import Problem


def end(act: Callable[[], int]) -> int:
    """Do it; the exit code. A fault is one line on stderr and 2; a content fault also shows the line at fault."""
    try:
        return act()
    except KeyboardInterrupt:  # as a shell expects of what was interrupted
        say(tr("Interrupted."))
        return 130
    except BrokenPipeError:
        return 1
    except ContentFault as fault:
        say(fault.diagnostics[0].describe())
    except Problem as problem:
        say(one_line(problem.describe()))
    return 2
