"""Log → marks: scorecards, and the one function that marks."""
