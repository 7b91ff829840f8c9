"""Indicators and the yearly report; models nothing of its own."""
