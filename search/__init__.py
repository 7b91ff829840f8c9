"""One search over all that a reader may read."""
