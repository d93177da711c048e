"""The pages outside the desk: who you are, home, briefing, past reports."""
