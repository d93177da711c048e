"""What lasts: one SQLite file, reached through SQLAlchemy. Nothing here knows the screen."""
