"""The command `deskbell`: serving the desk, and what its operator does from a shell."""

from typing import Annotated

import typer

from deskbell.errors import Refusal
from deskbell.store.engine import StoreBroken

cli = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Deskbell: customer support in one inbox.",
)

Data = Annotated[str | None, typer.Option(help="Directory that holds everything.")]
Database = Annotated[str | None, typer.Option(help="PostgreSQL address; without it SQLite in the data directory.")]


@cli.command()
def serve(
    host: Annotated[str | None, typer.Option(help="Address to listen on.")] = None,
    port: Annotated[int | None, typer.Option(help="Port to listen on.")] = None,
    data: Data = None,
    database: Database = None,
    demo: Annotated[bool | None, typer.Option("--demo", help="Fill an empty desk with invented life.")] = None,
) -> None:
    """Serve the desk until Ctrl-C."""
    from deskbell.config import load
    from deskbell.serving import run

    run(load({"host": host, "port": port, "data": data, "database": database, "demo": demo}))


@cli.command()
def migrate(data: Data = None, database: Database = None) -> None:
    """Bring the database to this program's schema; a copy is made first."""
    from pathlib import Path

    from deskbell.config import load
    from deskbell.store.open import prepare

    settings = load({"data": data, "database": database})
    prepare(Path(settings.data), settings.database, migrate=True).close()
    typer.echo("The schema is today's.")


@cli.command()
def reset_link(email: str, data: Data = None, database: Database = None) -> None:
    """Make a link with which the agent with this email can set a new password."""
    from deskbell.access.links import link_address
    from deskbell.access.links import reset_link as make
    from deskbell.config import load
    from deskbell.operating import once_open

    settings = load({"data": data, "database": database})
    token = once_open(settings, lambda tx: make(tx, email))
    typer.echo(link_address(settings.address, token))


@cli.command()
def rebuild_search(data: Data = None, database: Database = None) -> None:
    """Make the search index anew from the log."""
    from deskbell.config import load
    from deskbell.operating import rebuild_index

    rebuild_index(load({"data": data, "database": database}), typer.echo)
    typer.echo("The index is complete.")


def main() -> None:
    """Run the command; what is refused is said in words, without a traceback."""
    try:
        cli()
    except Refusal as refusal:
        typer.echo(f"{refusal.message} {refusal.hint}", err=True)
        raise SystemExit(1) from None
    except StoreBroken as broken:
        typer.echo(str(broken), err=True)
        raise SystemExit(1) from None
