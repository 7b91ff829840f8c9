"""The validation circuit, the editions, and what the public reads."""
