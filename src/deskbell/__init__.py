"""Deskbell: one inbox, one conversation per person and matter, across all channels."""

__version__ = "0.1.0"
