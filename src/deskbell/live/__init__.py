"""Who sees it at once: follows the log, turns facts into frames, and hands each to those who may see it."""
