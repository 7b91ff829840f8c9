"""People: the account, sign-in, personal data."""
