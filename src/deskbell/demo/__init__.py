"""An invented desk full of life, for those who want to look before they set up, for screenshots and tests."""

from deskbell.demo.filling import EMAIL, PASSWORD, fill

__all__ = ["EMAIL", "PASSWORD", "fill"]
