"""Tell a ledger from other databases, make a new one, and bring an older one up to date."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import inspect

from harmledger import errors
from harmledger.store import engine as engines
from harmledger.store.tables import SCHEMA

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

APPLICATION = 0x48524D4C  # "HRML", in the header of the SQLite file
MIGRATIONS = Path(__file__).with_name("migrations")


def prepare(engine: Engine, address: str) -> None:
    """Make the ledger ready: migrations are looked at only where its schema is not today's."""
    with engines.told(address):
        with engine.connect() as connection:
            found = version(connection, address)
        if found > SCHEMA:
            raise errors.NewerLedgerError(engines.shown(address))
        if found < SCHEMA:
            upgrade(engine)


def version(connection: Connection, address: str) -> int:
    """Give the schema's number, 0 for an empty database; refuse what is not ours."""
    if connection.dialect.name != "sqlite":
        return _server_version(connection, address)
    application = connection.exec_driver_sql("PRAGMA application_id").scalar_one()
    if application == APPLICATION:
        return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())
    if application or connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar_one():
        raise errors.NotALedgerError(engines.shown(address))
    return 0


def _server_version(connection: Connection, address: str) -> int:
    tables = inspect(connection).get_table_names()
    if not tables:
        return 0
    if not {"alembic_version", "claims", "minted"} <= set(tables):
        raise errors.NotALedgerError(engines.shown(address), "(The database holds other tables.)")
    return int(connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar_one())


def upgrade(engine: Engine, revision: str = "head") -> None:
    """Run the migrations in one transaction: a ledger is never left half-way."""
    from alembic import command  # noqa: PLC0415 - slow to import, and seldom needed
    from alembic.config import Config  # noqa: PLC0415 - slow to import, and seldom needed

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    if engine.dialect.name == "sqlite":
        with engine.connect() as connection:  # cannot be set inside a transaction
            connection.exec_driver_sql("COMMIT")
            connection.exec_driver_sql("PRAGMA journal_mode = WAL")
            connection.exec_driver_sql("BEGIN")
    with engine.execution_options(writes=True).begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
        if engine.dialect.name == "sqlite":
            number = int(connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar_one())
            connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION}")
            connection.exec_driver_sql(f"PRAGMA user_version = {number}")
