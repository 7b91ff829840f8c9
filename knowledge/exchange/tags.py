"""The names by which a Word file of ours is known again when it is brought back. This module does not import Django."""

import hashlib
import json

PREFIX = "itc:"
# The keys of two content controls; each fact and each section has one too, under its own key.
TITLE, SUMMARY = "title", "summary"
# Separates the values of a fact, which a content control holds on one line.
BETWEEN = " ; "

# Custom properties of the file: texts; one with nothing to say is absent.
KIND = "itc-kind"  # the reading's kind
PAGE, REVISION = "itc-page", "itc-revision"  # ids, for a resource read inside; a public document never has them
PUBLICATION, EDITION = "itc-publication", "itc-edition"  # the publication's id, the edition's number within it
DIGEST = "itc-digest"  # the digest of the reading that was written


def tag_of(key: str) -> str:
    """Returns the tag of an answer's content control, such as « itc:context »."""
    return f"{PREFIX}{key}"


def key_of(tag: str) -> str | None:
    """Returns the answer's key from a content control's tag; None if the control is not ours."""
    return tag.removeprefix(PREFIX) if tag.startswith(PREFIX) else None


def digest_of(stored: dict) -> str:
    """Returns the digest of `Reading.to_json()` without its files: it says whether a text has changed."""
    said = {name: value for name, value in stored.items() if name != "files"}
    return hashlib.sha256(json.dumps(said, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
