"""The one pure step, and what it runs on: conditions, and the role-play compiled."""
