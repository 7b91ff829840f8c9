"""Errors of actions; a refusal says in French why, and how to mend it."""


class Refused(Exception):
    """The message is for people: the view shows it beside the form, which keeps what was typed."""

    def __init__(self, message: str):
        super().__init__(message)
        self.message = message


class NotAllowed(Exception):
    """The actor may not do this, or not any more. Views let it pass; the answer is the same as for a missing object."""


class Overtaken(Refused):
    """Somebody saved since the form was opened."""
