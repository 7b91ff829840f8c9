"""The demonstration: its texts, as literals, and the loaders of `manage.py demo`."""
