"""Settings that need the passphrase: in the database, not events, and never synced.

They are of this device alone, and not in the stream: a database that had to be made again
has the usual ones.
"""

from typing import Any

from sqlalchemy import Column, String, Table
from sqlalchemy.engine import Engine

from .database import METADATA, Bytes, driver
from .encoding import BadEncoding, decode, encode

SETTING = Table(
    "setting",
    METADATA,
    Column("name", String, primary_key=True),
    Column("value", Bytes, nullable=False),
)


class Settings:
    """Names and values; a value is anything that canonical CBOR can hold."""

    def __init__(self, engine: Engine) -> None:
        SETTING.create(engine, checkfirst=True)
        self._db = driver(engine)

    def get(self, name: str, default: Any = None) -> Any:
        """Return a setting, or what it is when it was never set."""
        row = self._db.execute("SELECT value FROM setting WHERE name = ?", (name,)).fetchone()
        try:
            return decode(row[0]) if row else default
        except BadEncoding:
            return default

    def set(self, name: str, value: Any) -> None:
        """Set it: at once, or with the transaction that is open on the vault's thread."""
        self._db.execute("INSERT OR REPLACE INTO setting VALUES (?, ?)", (name, encode(value)))
