"""What opens over a page: a PIN, the keys, the settings, an error, leaving, the help."""
