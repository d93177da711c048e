"""Log → moments → report: what a finished contact has to teach, and the page that says it."""
