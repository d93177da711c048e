"""The headless doors: play, check, dataset, sessions, report, erase."""
