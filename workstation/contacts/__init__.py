"""Who waits, who is taken, how many at once, and whom the adviser has in hand: the same on every channel."""
