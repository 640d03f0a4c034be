"""The addresses of sign-in: the first visit, the session, passwords, one-time links, API tokens."""

from deskbell.access.endpoints import links, passwords, sessions, setup, tokens

ROUTES = [*setup.ROUTES, *sessions.ROUTES, *passwords.ROUTES, *links.ROUTES, *tokens.ROUTES]
