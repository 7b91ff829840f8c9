"""Accounts of people, sign-in, and personal data."""
