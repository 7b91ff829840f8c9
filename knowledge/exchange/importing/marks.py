"""Marks that a reader puts in the text on its way through other programs: no document has these characters."""

START, STARTED, END = "\ue000", "\ue001", "\ue002"  # around an answer of ours, its name between the first two
HEAD_BEGINS, HEAD_ENDS = "\ue003", "\ue004"  # around what stands above and below the pages
BOX_BEGINS, BOX_ENDS = "\ue005", "\ue006"  # around what stands in a box
