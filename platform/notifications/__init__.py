"""Notices, in the application and by e-mail."""
