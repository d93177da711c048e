"""Where the features meet: the state, the fold, decisions, what falls due, and the only writer."""
