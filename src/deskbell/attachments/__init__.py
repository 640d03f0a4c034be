"""Attachments: what a file really is, taking one in, handing one out, and clearing away those that nobody sent."""
