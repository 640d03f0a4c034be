"""People outside: who they are, how we know, and what they did."""
