"""Pages of a resource's life on the site."""
