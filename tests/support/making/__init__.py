"""Makes files by hand, in variations that no library writes but other programs do."""
