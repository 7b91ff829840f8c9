"""Messages on a space, a thematic or a resource."""
