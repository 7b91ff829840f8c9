"""The names that a Word file of ours carries, so that what is brought back is known again. Knows nothing of Django."""

import hashlib
import json

PREFIX = "itc:"
# A content control each, beside one for each fact and each section, under their own keys.
TITLE, SUMMARY = "title", "summary"
# Between the values of a fact, which a content control holds in one line.
BETWEEN = " ; "

# Custom properties of the file: texts, absent where there is nothing to say.
KIND = "itc-kind"  # of the reading
PAGE, REVISION = "itc-page", "itc-revision"  # ids; of a resource alone, never of what the public reads
PUBLICATION, EDITION = "itc-publication", "itc-edition"  # the publication's id, the edition's number within it
DIGEST = "itc-digest"  # of the reading that was written


def tag_of(key: str) -> str:
    """The tag of the content control of an answer: « itc:context »."""
    return f"{PREFIX}{key}"


def key_of(tag: str) -> str | None:
    """The answer that a content control holds; None for somebody else's."""
    return tag.removeprefix(PREFIX) if tag.startswith(PREFIX) else None


def digest_of(stored: dict) -> str:
    """Of `Reading.to_json()`: tells whether a text is still the one that was written. Files do not count."""
    said = {name: value for name, value in stored.items() if name != "files"}
    return hashlib.sha256(json.dumps(said, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
