"""An invented desk full of life, for those who want to see before they set up: `bin/serve --demo`, screenshots, tests."""

from deskbell.demo.filling import EMAIL, PASSWORD, fill

__all__ = ["EMAIL", "PASSWORD", "fill"]
