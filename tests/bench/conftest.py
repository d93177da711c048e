"""Speed, run by hand (`make bench`): a table of what was measured beside what is to be reached."""

from __future__ import annotations

import pytest

from tests.bench.timing import Bench, Timing

TIMINGS = pytest.StashKey[list[Timing]]()
TOLD = pytest.StashKey[list[str]]()


@pytest.fixture
def bench(request: pytest.FixtureRequest) -> Bench:
    return Bench(request.config.stash.setdefault(TIMINGS, []))


@pytest.fixture
def told(request: pytest.FixtureRequest) -> list[str]:
    """Lines to print once all is measured."""
    return request.config.stash.setdefault(TOLD, [])


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    timings = config.stash.get(TIMINGS, [])
    if timings:
        terminalreporter.write_line(
            f"{'what':<46}{'median ms':>12}{'p99 ms':>12}{'processor':>12}{'its p99':>12}  to reach"
        )
    for timing in timings:
        figures = (timing.median, timing.p99, timing.worked_median, timing.worked_p99)
        told = "".join(f"{figure:>12.3f}" for figure in figures)
        terminalreporter.write_line(f"{timing.name:<46}{told}  {timing.reach}")
    for line in config.stash.get(TOLD, []):
        terminalreporter.write_line(line)
