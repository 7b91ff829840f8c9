"""The life of an ITC: its meetings, who comes, whose turn it is."""
