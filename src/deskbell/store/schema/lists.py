"""`column is one of these`, as each database says it with a single value: json_each for SQLite, ANY for PostgreSQL."""

from typing import Any

from sqlalchemy import Boolean, ColumnElement, bindparam
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler


class OneOf(ColumnElement[bool]):
    """True where the column is in the list bound as `name`."""

    inherit_cache = False
    type = Boolean()

    def __init__(self, column: ColumnElement[Any], name: str) -> None:
        self.column = column
        self.values = bindparam(name, type_=column.type)

    def self_group(self, against: object = None) -> "OneOf":
        """Stand as it is: with `= 1` behind it SQLite would no longer look into the index."""
        return self


@compiles(OneOf, "sqlite")
def _sqlite(element: OneOf, compiler: SQLCompiler, **more: Any) -> str:
    column, values = compiler.process(element.column, **more), compiler.process(element.values, **more)
    return f"{column} IN (SELECT value FROM json_each({values}))"  # noqa: S608 (both are the compiler's)


@compiles(OneOf, "postgresql")
def _postgresql(element: OneOf, compiler: SQLCompiler, **more: Any) -> str:
    several = bindparam(element.values.key, type_=ARRAY(element.column.type))
    return f"{compiler.process(element.column, **more)} = ANY({compiler.process(several, **more)})"
