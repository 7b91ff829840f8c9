"""What else could have been searched with: SQLite's FTS5 and PostgreSQL's full text, as their manuals advise.

Each answers what our engines do: trimming by tokens, exact total, five facets, the top ten, highlights."""

import sqlite3
from abc import ABC, abstractmethod
from collections.abc import Iterable
from pathlib import Path

from search.analysis import folded_words
from search.protocol import Document, Reader

FIRST = 10
BATCH = 2_000


class Peer(ABC):
    name: str

    @abstractmethod
    def load(self, documents: Iterable[Document]) -> None: ...

    @abstractmethod
    def search(self, words: str, reader: Reader) -> tuple[int, list[str]]:
        """The total, and the keys of the top ten; facets and highlights are made and thrown away."""

    @abstractmethod
    def plan(self, words: str, reader: Reader) -> str: ...

    @abstractmethod
    def size(self) -> int:
        """Bytes on disk."""

    def close(self) -> None:
        """Lets go of what it holds."""
        self.base.close()


class Sqlite(Peer):
    """unicode61 without accents; bm25 with the weights of columns; the tables beside it indexed by document."""

    name = "SQLite FTS5"
    FOUND = """
        CREATE TEMP TABLE found AS
        SELECT text.rowid AS id, bm25(text, 5, 2.5, 1) AS score FROM text
        WHERE text MATCH :words AND EXISTS (
            SELECT 1 FROM audience JOIN mine USING (token) WHERE audience.id = text.rowid)
    """

    def __init__(self, folder: Path):
        self.path = folder / "peer.sqlite3"
        self.base = sqlite3.connect(self.path)
        self.base.executescript(
            """
            PRAGMA journal_mode = wal; PRAGMA synchronous = normal; PRAGMA cache_size = -64000;
            CREATE VIRTUAL TABLE text USING fts5(title, summary, body, tokenize="unicode61 remove_diacritics 2");
            CREATE TABLE document(id INTEGER PRIMARY KEY, key TEXT);
            CREATE TABLE audience(id INTEGER, token TEXT, PRIMARY KEY (id, token)) WITHOUT ROWID;
            CREATE TABLE facet(id INTEGER, name TEXT, value TEXT, PRIMARY KEY (id, name, value)) WITHOUT ROWID;
            CREATE TEMP TABLE mine(token TEXT PRIMARY KEY) WITHOUT ROWID;
            """
        )

    def load(self, documents: Iterable[Document]) -> None:
        for number, one in enumerate(documents, 1):
            self.base.execute(
                "INSERT INTO text(rowid, title, summary, body) VALUES (?, ?, ?, ?)",
                (number, one.title, one.summary, one.body),
            )
            self.base.execute("INSERT INTO document VALUES (?, ?)", (number, one.key))
            self.base.executemany("INSERT INTO audience VALUES (?, ?)", [(number, token) for token in one.audience])
            facets = [(number, name, value) for name, values in one.facets.items() for value in values]
            self.base.executemany("INSERT INTO facet VALUES (?, ?, ?)", facets)
        self.base.commit()
        self.base.execute("INSERT INTO text(text) VALUES ('optimize')")
        self.base.execute("ANALYZE")
        self.base.commit()

    def search(self, words: str, reader: Reader) -> tuple[int, list[str]]:
        self._mine(reader)
        total, hits = self._matched(_every(words))
        if not total:
            total, hits = self._matched(_any(words))
        return total, hits

    def _mine(self, reader: Reader) -> None:
        self.base.execute("DELETE FROM mine")
        self.base.executemany("INSERT INTO mine VALUES (?)", [(token,) for token in reader.tokens])

    def _matched(self, words: str) -> tuple[int, list[str]]:
        run = self.base.execute
        run("DROP TABLE IF EXISTS found")
        run(self.FOUND, {"words": words})
        (total,) = run("SELECT count(*) FROM found").fetchone()
        run("SELECT name, value, count(*) FROM found JOIN facet USING (id) GROUP BY name, value").fetchall()
        top = run("SELECT id, key FROM found JOIN document USING (id) ORDER BY score, id LIMIT ?", (FIRST,)).fetchall()
        marked = "SELECT highlight(text, 0, '<b>', '</b>'), snippet(text, 2, '<b>', '</b>', '…', 30) FROM text"
        for number, _ in top:
            run(f"{marked} WHERE text MATCH ? AND rowid = ?", (words, number)).fetchone()
        return total, [key for _, key in top]

    def plan(self, words: str, reader: Reader) -> str:
        self._mine(reader)
        select = self.FOUND.partition(" AS\n")[2]
        rows = self.base.execute(f"EXPLAIN QUERY PLAN {select}", {"words": _every(words)}).fetchall()
        return "\n".join(row[-1] for row in rows)

    def size(self) -> int:
        return sum(one.stat().st_size for one in self.path.parent.glob("peer.sqlite3*"))


def _every(words: str) -> str:
    return " AND ".join(f'"{word}"' for word in folded_words(words))


def _any(words: str) -> str:
    return " OR ".join(f'"{word}"' for word in folded_words(words))


class Postgresql(Peer):
    """The French configuration over unaccented words, weights A to C, GIN on the vector and on the tokens."""

    name = "PostgreSQL"
    FOUND = """
        SELECT id, key, facets, title, body, ts_rank_cd(vector, question, 1) AS score
        FROM document, to_tsquery('plain_french', %(words)s) AS question
        WHERE vector @@ question AND audience && %(tokens)s
    """
    SCHEMA = """
        CREATE EXTENSION IF NOT EXISTS unaccent;
        CREATE TEXT SEARCH CONFIGURATION plain_french (COPY = french);
        ALTER TEXT SEARCH CONFIGURATION plain_french
            ALTER MAPPING FOR hword, hword_part, word WITH unaccent, french_stem;
        CREATE TABLE document(
            id serial PRIMARY KEY, key text, title text, summary text, body text, audience text[], facets text[],
            vector tsvector);
    """
    AFTERWARDS = """
        UPDATE document SET vector = setweight(to_tsvector('plain_french', title), 'A')
            || setweight(to_tsvector('plain_french', summary), 'B')
            || setweight(to_tsvector('plain_french', body), 'C');
        CREATE INDEX ON document USING gin(vector);
        CREATE INDEX ON document USING gin(audience);
    """

    def __init__(self, url: str):
        import psycopg

        self.base = psycopg.connect(url, autocommit=True)
        self.base.execute(self.SCHEMA)

    def load(self, documents: Iterable[Document]) -> None:
        columns = "COPY document(key, title, summary, body, audience, facets) FROM STDIN"
        with self.base.cursor().copy(columns) as copy:
            for one in documents:
                facets = [f"{name}:{value}" for name, values in one.facets.items() for value in values]
                copy.write_row((one.key, one.title, one.summary, one.body, sorted(one.audience), facets))
        for statement in self.AFTERWARDS.split(";")[:-1]:
            self.base.execute(statement)
        self.base.execute("VACUUM (FULL, ANALYZE) document")

    def search(self, words: str, reader: Reader) -> tuple[int, list[str]]:
        total, hits = self._matched(words, " & ", reader)
        return (total, hits) if total else self._matched(words, " | ", reader)

    def _matched(self, words: str, between: str, reader: Reader) -> tuple[int, list[str]]:
        given = self._given(words, between, reader)
        with self.base.transaction():
            run = self.base.execute
            run(f"CREATE TEMP TABLE found ON COMMIT DROP AS {self.FOUND}", given)
            (total,) = run("SELECT count(*) FROM found").fetchone()
            run("SELECT value, count(*) FROM found, unnest(facets) AS value GROUP BY value").fetchall()
            marked = "ts_headline('plain_french', {}, to_tsquery('plain_french', %(words)s))"
            shown = f"{marked.format('title')}, {marked.format('body')}"
            top = f"SELECT * FROM found ORDER BY score DESC, id LIMIT {FIRST}"
            hits = run(f"SELECT key, {shown} FROM ({top}) AS top", given).fetchall()
        return total, [hit[0] for hit in hits]

    def _given(self, words: str, between: str, reader: Reader) -> dict:
        return {"words": between.join(folded_words(words)) or "rien", "tokens": sorted(reader.tokens)}

    def plan(self, words: str, reader: Reader) -> str:
        rows = self.base.execute(f"EXPLAIN {self.FOUND}", self._given(words, " & ", reader)).fetchall()
        return "\n".join(row[0] for row in rows)

    def size(self) -> int:
        return self.base.execute("SELECT pg_total_relation_size('document')").fetchone()[0]
