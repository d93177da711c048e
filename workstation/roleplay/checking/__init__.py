"""What a well-formed role-play must still hold to, and what is worth telling its author."""
