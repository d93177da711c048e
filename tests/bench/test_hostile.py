"""How long hostile files take to be refused, and the largest to be read, and the memory they take."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.bench.conftest import TIMINGS
from tests.bench.timing import Timing
from tests.support.hostile import CASES, LARGE
from workstation.paths import SCRIPTS

pytestmark = pytest.mark.bench


def test_hostile_files_are_refused(request: pytest.FixtureRequest, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.support.hostile_reader", str(tmp_path), "1000", "600", "large"]
    ran = subprocess.run(command, cwd=SCRIPTS.parent, capture_output=True, text=True, check=True)
    rows = [json.loads(line) for line in ran.stdout.splitlines()]
    for name, told, *_ in rows:
        codes = {code for severity, code, _ in told if severity == "error"}
        assert codes == set((CASES | LARGE)[name].codes.split()), name
    seconds = [row[2] for row in rows]
    slowest = max(rows, key=lambda row: row[2])
    taken = rows[-1][3] - rows[0][3]
    kept = request.config.stash.setdefault(TIMINGS, [])
    reach = f"1000; slowest: {slowest[0]}; {taken} MB more at the most"
    kept.append(Timing(f"{len(rows)} hostile files, each", reach, tuple(one * 1000 for one in seconds)))
