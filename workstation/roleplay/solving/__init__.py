"""What can be proved about a role-play: every way it can go, through the same step as at the desk."""
