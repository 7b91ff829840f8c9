"""Reads the text of each kind of file for the confined program `extracting.py`; imports no Django."""
