"""The file formats of a document; a confined program writes each of them, outside any transaction."""

import json
from dataclasses import dataclass, replace
from pathlib import Path

from knowledge.files import confined

# Exports have their own places, so that they never block uploads; busy machines need the patience.
BUDGET = replace(confined.DOCUMENT, name="export", patience=30)


@dataclass(frozen=True)
class Form:
    """`key` stands in addresses; people read `name`."""

    key: str
    name: str
    content_type: str

    suffix: str

    @property
    def program(self) -> Path:
        return Path(__file__).with_name(f"{self.key}.py")

    @property
    def other(self) -> "Form":
        return next(form for form in FORMS.values() if form is not self)


_KNOWN = (
    Form("word", "Word", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
    Form("pdf", "PDF", "application/pdf", "pdf"),
)
FORMS = {form.key: form for form in _KNOWN}


def made(form: Form, content: dict) -> bytes:
    """Returns the document's bytes; raises a `confined.Failure`."""
    return confined.run(form.program, budget=BUDGET, stdin=json.dumps(content).encode())
