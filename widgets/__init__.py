"""The screens: they show what the session says and send it what the adviser does."""
