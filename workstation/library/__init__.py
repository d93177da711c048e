"""The training content on its shelves, and how a session is begun with it."""
