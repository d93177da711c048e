"""Rebound prompts (rebond commercial): when something may be offered, and when it may not."""
