"""The served desk of the journeys, for what is done to conversations."""

from tests.flows.conftest import app_id, at, database, mira

__all__ = ["app_id", "at", "database", "mira"]
