"""The demonstration: its words (literals only), and the loaders of `manage.py demo`."""
