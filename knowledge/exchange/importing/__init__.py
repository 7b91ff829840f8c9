"""From a document that somebody has (Word, ODT, pasted) to a draft: every word of it is placed, kept aside or said."""
