"""How long the program takes to come up, beside the floor of an empty interpreter."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from tests.architecture.source import ROOT
from tests.bench.timing import Bench

pytestmark = pytest.mark.bench


def run(*arguments: str) -> str:
    # A variable of the build would make each start compile every module.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, env=environment, check=True, capture_output=True, text=True
    ).stdout


def test_start(bench: Bench) -> None:
    bench("an empty interpreter", lambda: run("-c", "pass"), rounds=10)
    bench("the domain's base imported", lambda: run("-c", "import workstation.i18n"), rounds=10)
    bench("main.py --help", lambda: run("main.py", "--help"), rounds=10)
    assert "demo" in run("main.py", "--help")
