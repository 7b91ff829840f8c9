"""Writes a file again as its pages show it, in a program of its own (`__main__`) that does not import Django."""
