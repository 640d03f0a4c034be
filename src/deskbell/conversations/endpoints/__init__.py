"""The addresses of conversations: reading them, acting on them, their tags."""

from deskbell.conversations.endpoints import acting, reading, tags

ROUTES = [*reading.ROUTES, *acting.ROUTES, *tags.ROUTES]
