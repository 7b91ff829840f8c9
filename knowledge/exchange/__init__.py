"""Writes resources as Word and PDF files from a `Reading` alone, and reads documents into drafts."""
