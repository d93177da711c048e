"""The customer at work in a session: the conversation, its timers, what is said to them in one’s own words."""
