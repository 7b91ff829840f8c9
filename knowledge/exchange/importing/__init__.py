"""Makes a draft of a document (Word, ODT, pasted text): each word is placed, in the tray, or counted as left out."""
