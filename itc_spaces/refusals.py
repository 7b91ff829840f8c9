"""An action that cannot be done says, in French, why and how to mend it."""


class Refused(Exception):
    """The message is for people: views show it beside the form, which keeps what was typed."""

    def __init__(self, message: str):
        super().__init__(message)
        self.message = message


class NotAllowed(Refused):
    """The actor may not do this, or may no longer: a view answers as for a missing object."""
