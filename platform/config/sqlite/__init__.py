"""SQLite whose writers take turns: `ENGINE` of the settings."""
