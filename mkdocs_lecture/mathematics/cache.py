"""Rendered formulas on disk: one SQLite file that several builds may use at once."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import closing, suppress
from pathlib import Path

from .types import Rendered

_TABLES = """
create table if not exists formula (key text primary key, version text, value text) without rowid;
create table if not exists glyph (id text primary key, path text) without rowid;
"""
_AT_ONCE = 500  # SQLite allows 999 placeholders in old versions


class Cache:
    """Key -> Rendered. A file that cannot be read is as good as an empty one."""

    def __init__(self, file: Path, version: str) -> None:
        """Use `file`; entries of another `version` are never found and disappear in time."""
        self.file = file
        self.version = version

    def read(self, keys: Iterable[str]) -> dict[str, Rendered]:
        """Return the entries found."""
        if not self.file.exists():
            return {}
        try:
            with closing(self._open()) as db:
                return self._read(db, list(keys))
        except (sqlite3.DatabaseError, ValueError, KeyError) as error:
            self._discard(error)
            return {}

    def write(self, entries: Mapping[str, Rendered]) -> None:
        """Add or replace entries, all or none of them; give up quietly on an unusable file."""
        for _attempt in range(2):
            try:
                self.file.parent.mkdir(parents=True, exist_ok=True)
                with closing(self._open()) as db, db:
                    db.execute("begin immediate")
                    self._write(db, entries)
                return
            except (sqlite3.DatabaseError, OSError) as error:
                self._discard(error)

    def _read(self, db: sqlite3.Connection, keys: list[str]) -> dict[str, Rendered]:
        paths = dict(db.execute("select id, path from glyph"))
        found = {}
        for start in range(0, len(keys), _AT_ONCE):
            some = keys[start : start + _AT_ONCE]
            rows = db.execute(
                "select key, value from formula where version = ?"
                f" and key in ({','.join('?' * len(some))})",
                (self.version, *some),
            )
            for key, value in rows:
                svg, mathml, speech, text, glyphs = json.loads(value)
                found[key] = Rendered(svg, mathml, speech, text, {id: paths[id] for id in glyphs})
        return found

    def _write(self, db: sqlite3.Connection, entries: Mapping[str, Rendered]) -> None:
        db.execute("delete from formula where version <> ?", (self.version,))
        for key, it in entries.items():
            value = json.dumps(
                [it.svg, it.mathml, it.speech, it.text, list(it.glyphs)], ensure_ascii=False
            )
            db.execute(
                "insert or replace into formula values (?, ?, ?)", (key, self.version, value)
            )
            db.executemany("insert or replace into glyph values (?, ?)", it.glyphs.items())

    def _open(self) -> sqlite3.Connection:
        db = sqlite3.connect(self.file, timeout=60)
        try:
            db.executescript(_TABLES)
        except sqlite3.DatabaseError:
            db.close()
            raise
        return db

    def _discard(self, error: Exception) -> None:
        if "locked" in str(error):
            return  # busy, not broken
        for file in (self.file, self.file.with_name(f"{self.file.name}-journal")):
            with suppress(OSError):  # another build may hold it open, or have removed it already
                file.unlink()
