"""The database `ENGINE` of SQLite whose writers take turns."""
