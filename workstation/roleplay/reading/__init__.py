"""A role-play file becomes a script and a program; whatever is wrong with it is a diagnostic with its place."""
