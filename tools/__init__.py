"""Tools: files in versions, and what their use taught."""
