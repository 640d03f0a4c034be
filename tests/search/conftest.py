"""A served desk with its index, on each database."""

from tests.flows.conftest import app_id, at, database, mira

__all__ = ["app_id", "at", "database", "mira"]
