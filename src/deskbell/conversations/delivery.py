"""The states of a reply on its way, and which may follow which. Pure.

queued → sending → sent → delivered → read; failed and unconfirmed end it until a person decides. Nothing goes back:
a provider's "delivered" that arrives after "read" changes nothing.
"""

_PLACE = {"queued": 0, "sending": 1, "unconfirmed": 2, "failed": 2, "sent": 3, "delivered": 4, "read": 5}

KEPT_HERE = frozenset({"chat"})
"""Kinds of channel whose customers read the reply in this desk: accepting it is sending it."""


def at_acceptance(channel_kind: str) -> str:
    """The state a reply has the moment it is stored."""
    return "sent" if channel_kind in KEPT_HERE else "queued"


def forward(before: str, after: str) -> bool:
    """Whether a reply may go from one state to the other."""
    return _PLACE[after] > _PLACE[before]


def again(before: str) -> bool:
    """Whether a person may have it sent once more."""
    return before in ("failed", "unconfirmed")
