"""The addresses of conversations: reading them, acting on them, joining them, their tags."""

from deskbell.conversations.endpoints import acting, joining, reading, tags

ROUTES = [*reading.ROUTES, *acting.ROUTES, *joining.ROUTES, *tags.ROUTES]
