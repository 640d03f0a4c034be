"""`python -m deskbell` is the command `deskbell`."""

from deskbell.cli import main

main()
