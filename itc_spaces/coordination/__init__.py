"""Departments, offices, lists, administration, the trace, and the life of spaces."""
