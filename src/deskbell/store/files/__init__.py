"""Files of messages: small ones in rows, large ones by their content in the data directory, synced before that."""

from deskbell.store.files.arrival import SMALL, Arrival
from deskbell.store.files.claiming import Filed, claim
from deskbell.store.files.content import Files

__all__ = ["SMALL", "Arrival", "Filed", "Files", "claim"]
