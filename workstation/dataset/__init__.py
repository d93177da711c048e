"""The bank's inhabitants, made from a seed: nobody in it exists, and the same seed always makes the same people."""
