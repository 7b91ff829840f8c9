"""The forms in which a document is given, each written by a confined program, outside any transaction."""

import json
from dataclasses import dataclass, replace
from pathlib import Path

from knowledge.files import confined

# In places of their own: who reads keeps nobody from sending. It costs half a second; a busy machine takes its time.
BUDGET = replace(confined.DOCUMENT, name="export", patience=30)


@dataclass(frozen=True)
class Form:
    """`key` is in addresses; `name` is what people read."""

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
    """The document's bytes; raises a `confined.Failure`."""
    return confined.run(form.program, budget=BUDGET, stdin=json.dumps(content).encode())
