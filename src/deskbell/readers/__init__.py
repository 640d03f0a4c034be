"""Those who react to the log, each with a place of its own in it."""
