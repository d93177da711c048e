"""The pretend bank and the shift spent in it: pure Python, no Qt, no SQL, no wall clock, no unseeded chance."""

__version__ = "0.1.0"
