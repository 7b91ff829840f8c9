"""The life of thematics, invitations to them, and their participants."""
