"""How a file is brought from the schema it has to the one of ``rows``, a version at a time."""
