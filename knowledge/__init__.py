"""Resources, their reading form, files and reuse."""
