"""What a role-play means: faults of a file that reads well and does not say what its author wanted."""
