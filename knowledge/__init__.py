"""Resources: their types, their readings, their files and their reuse."""
