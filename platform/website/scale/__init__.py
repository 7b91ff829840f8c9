"""Many invented spaces at once, by bulk insertion: to try the platform at the size of a country."""

from website.scale.spaces import add_spaces

__all__ = ["add_spaces"]
