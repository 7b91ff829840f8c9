"""Meetings, agenda, turns, attendance, minutes."""
