"""Time: what it is now, and what falls due. Passed in, never read inside a decision."""
