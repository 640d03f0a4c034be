"""Who may do what: sign-in, sessions, tokens, one-time links, limits, and the one question `may`."""
