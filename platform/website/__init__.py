"""Public home, legal pages, the design system and its static files."""
