"""Proposals of an ITC and their way through the committees."""
