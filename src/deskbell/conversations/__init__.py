"""Conversations: what is received and answered, in whose hands it is, and in which state."""
