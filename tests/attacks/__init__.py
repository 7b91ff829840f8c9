"""What an enemy would send, over HTTP, to a site that is really served."""
