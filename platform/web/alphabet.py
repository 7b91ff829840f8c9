"""One alphabetical order, the French one, on any machine and database.

« Étang de Berre » comes between « Est » and « Europe », « œuvre » beside « oeuvre »; case, accents, hyphens and quotes
do not count. The same table makes the key in Python, on SQLite and on PostgreSQL, where a migration writes it.
"""

import unicodedata

from django.db.backends.signals import connection_created
from django.db.models import CharField, Func, Model, TextField
from django.dispatch import receiver

NAME = "french_key"
_WIDE = {"œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae", "ß": "ss"}  # one character that stands for two letters
_SPACES = "'’‘ʼ-‐‑–—.,;:/_\u00a0\u202f\t\n"
_LEFT_OUT = '«»"“”„()[]*' + "".join(map(chr, range(0x300, 0x370)))  # combining accents, at the end


def _letters() -> dict[str, str]:
    found = {}
    for letter in [*map(chr, range(ord("A"), ord("Z") + 1)), *map(chr, range(0xC0, 0x250))]:
        bare = unicodedata.normalize("NFKD", letter)[0].lower()
        if letter not in _WIDE and len(bare) == 1 and bare != letter and bare.isalpha():
            found[letter] = bare
    return found


LETTERS = _letters()
FROM = "".join(LETTERS) + _SPACES + _LEFT_OUT
TO = "".join(LETTERS.values()) + " " * len(_SPACES)
_TABLE = str.maketrans({**LETTERS, **dict.fromkeys(_SPACES, " "), **dict.fromkeys(_LEFT_OUT, "")})


def french_key(text: str | None) -> str | None:
    """Returns the key that puts texts in French order when keys are compared letter by letter."""
    if text is None:
        return None
    for wide, letters in _WIDE.items():
        text = text.replace(wide, letters)
    return text.translate(_TABLE)


class French(Func):
    """Sorts: `order_by(French("title"), "pk")`; equal keys need `pk` for a stable order."""

    function = NAME
    arity = 1
    output_field = TextField()

    def as_postgresql(self, compiler, connection, **context):
        # The database's own collation would give another order.
        return self.as_sql(compiler, connection, template='(%(function)s(%(expressions)s) COLLATE "C")', **context)


class FrenchNamed(Model):
    """A row with a `name` that revisions also hold: their lists are sorted in memory, by a column."""

    name_key = CharField(max_length=200, editable=False, default="")

    class Meta:
        abstract = True

    def save(self, *args, update_fields=None, **kwargs):
        self.name_key = french_key(self.name)
        if update_fields is not None and "name" in update_fields:
            update_fields = {*update_fields, "name_key"}
        super().save(*args, update_fields=update_fields, **kwargs)


@receiver(connection_created)
def teach_sqlite(connection, **kwargs) -> None:
    if connection.vendor == "sqlite":
        connection.connection.create_function(NAME, 1, french_key, deterministic=True)


def create_on_postgresql(schema_editor) -> None:
    """Makes the function; a migration calls it, and a later one must call it again if the table changes."""
    if schema_editor.connection.vendor != "postgresql":
        return
    inner = "given"
    for wide, letters in _WIDE.items():
        inner = f"replace({inner}, '{wide}', '{letters}')"
    quoted = [part.replace("'", "''") for part in (FROM, TO)]
    schema_editor.execute(
        f"CREATE OR REPLACE FUNCTION {NAME}(given text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE "
        f"AS $key$ SELECT translate({inner}, '{quoted[0]}', '{quoted[1]}') $key$",
        params=None,
    )


def drop_on_postgresql(schema_editor) -> None:
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(f"DROP FUNCTION IF EXISTS {NAME}(text)", params=None)
