"""Reads the answers of views in tests."""


def body_of(response) -> bytes:
    """Returns all bytes of an answer. Django's client closes a file that was read to its end; closing it again would
    end
    the connection to the database, inside the test's own transaction."""
    return b"".join(response.streaming_content) if response.streaming else response.content
