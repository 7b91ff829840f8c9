"""Validation circuit, editions, and what the public reads."""
