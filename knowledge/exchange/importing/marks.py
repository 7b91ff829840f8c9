"""Characters that a reader puts in a text to mark places; they survive other programs, and no document has them."""

# before and after an answer of a file of ours; its name is between the first two
START, STARTED, END = "\ue000", "\ue001", "\ue002"
HEAD_BEGINS, HEAD_ENDS = "\ue003", "\ue004"  # around the header and the footer of pages
BOX_BEGINS, BOX_ENDS = "\ue005", "\ue006"  # around the text of a box
