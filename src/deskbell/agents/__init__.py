"""The people inside: who they are, what they may be, which teams they belong to."""
