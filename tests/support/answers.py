"""What a test does with an answer."""


def body_of(response) -> bytes:
    """All its bytes; Django's client closes a file that was read to its end, and a second time would end the
    connection to the database under the test's own transaction."""
    return b"".join(response.streaming_content) if response.streaming else response.content
