"""Call Qt 30,000 times for nothing. A PySide6 that miscounts references to None aborts long before the end."""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject

CALLS = 30_000

thing = QObject()
for number in range(CALLS):
    thing.setObjectName(str(number % 7))
print(f"{CALLS} calls that return nothing: alive")
sys.exit(0)
