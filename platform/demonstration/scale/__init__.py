"""Inserts many invented spaces in bulk, to try the platform at the size of a country."""

from demonstration.scale.spaces import add_spaces

__all__ = ["add_spaces"]
