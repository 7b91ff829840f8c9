"""The files of a resource's form: kept as soon as they are chosen, described in the form, and added when it is sent."""

from typing import cast

from django import forms
from django.http import HttpRequest, QueryDict
from django.utils.datastructures import MultiValueDict

from accounts.models import User
from knowledge.actions.files import MAX_FILES, Given, take_upload
from knowledge.answers import PlainCharField
from knowledge.enums import FileKind
from knowledge.files.formats import FORMATS
from knowledge.files.kept_files import KEPT, KeptFileInput, keep_files, token_of
from web.numbers import number_asked
from web.refusals import Refused

PREFIX = "files"
CHOSEN = "new_files"  # the field that takes several files at once
PICTURES = tuple(suffix for suffix, known in FORMATS.items() if known.kind == FileKind.PICTURE)
UNDESCRIBED = "Décrivez l'image en une phrase, ou dites qu'elle est décorative."


class JoinedForm(forms.Form):
    """Takes one file, its description for people who do not see it, and its role."""

    file = forms.FileField(required=False, allow_empty_file=True, max_length=None, widget=KeptFileInput)
    alternative_text = PlainCharField(
        label="Description de l'image", required=False, max_length=300,
        help_text="Ce qu'on y voit, pour les personnes qui ne la voient pas.",
    )  # fmt: skip
    is_decorative = forms.BooleanField(label="Image décorative : elle n'apprend rien de plus", required=False)
    caption = PlainCharField(label="Légende", required=False, max_length=200)
    is_cover = forms.BooleanField(label="En faire la couverture", required=False)

    @property
    def name(self) -> str:
        upload = self.files.get(self.add_prefix("file")) if self.is_bound else None
        kept = self.fields["file"].widget.kept
        return kept.name if kept else upload.name if upload else ""

    @property
    def token(self) -> str:
        kept = self.fields["file"].widget.kept
        return token_of(kept) if kept else ""

    @property
    def key(self) -> int | None:
        """Returns the kept file's key, which stays the same while its token changes each time it is shown."""
        kept = self.fields["file"].widget.kept
        return kept.pk if kept else None

    @property
    def is_picture(self) -> bool:
        return self.name.lower().endswith(PICTURES)

    @property
    def shown(self) -> list[forms.BoundField]:
        names = ("alternative_text", "is_decorative", "caption", "is_cover") if self.is_picture else ("caption",)
        return [self[name] for name in names]

    def clean(self):
        answers = super().clean()
        upload = answers.get("file")
        if not upload:
            return answers
        if self.is_picture and not answers.get("alternative_text") and not answers.get("is_decorative"):
            self.add_error("alternative_text", UNDESCRIBED)
            return answers
        try:
            text = "" if answers.get("is_decorative") else answers.get("alternative_text", "")
            self.taken = take_upload(upload, text, is_decorative=bool(answers.get("is_decorative")))
        except Refused as refusal:
            self.add_error("file", refusal.message)
        return answers


class Joined(forms.BaseFormSet):
    @property
    def given(self) -> list[Given]:
        rows = [row for row in self.forms if hasattr(row, "taken")]
        return [Given(row.taken, row.cleaned_data["caption"], row.cleaned_data["is_cover"]) for row in rows]

    @property
    def rows(self) -> list[JoinedForm]:
        """Returns the rows with a file, or with a message about a refused file."""
        return [row for row in self.forms if row.name or row.errors]

    def keep(self, user: User) -> None:
        """Keeps the files of a form that is shown again."""
        for row in self.forms:
            keep_files(row, user)


_made = forms.formset_factory(
    JoinedForm, Joined, extra=0, max_num=MAX_FILES, validate_max=True, absolute_max=MAX_FILES
)  # fmt: skip


def _formset(data: QueryDict | None = None, files: MultiValueDict | None = None) -> Joined:
    return cast(Joined, _made(data, files, prefix=PREFIX))


def joined_in(request: HttpRequest | None) -> Joined:
    """Returns the sent files; each file chosen with others gets its own row. Without a request, returns no file."""
    if request is None:
        return _formset()
    data, files = request.POST.copy(), MultiValueDict(dict(request.FILES.lists()))
    count = number_asked(data.get(f"{PREFIX}-TOTAL_FORMS", ""), longest=3)
    for place, upload in enumerate(files.pop(CHOSEN, []), start=count):
        files.setlist(f"{PREFIX}-{place}-file", [upload])
        count = place + 1
    data[f"{PREFIX}-TOTAL_FORMS"], data[f"{PREFIX}-INITIAL_FORMS"] = str(count), "0"
    return _formset(data, files)


def unsent(data: QueryDict, user: User) -> Joined:
    """Returns the files of an unsent form that are still kept, without checking them."""
    if f"{PREFIX}-TOTAL_FORMS" not in data:
        return _formset()
    made = _formset(data)
    if number_asked(data.get(f"{PREFIX}-TOTAL_FORMS", ""), longest=3) > MAX_FILES:
        return _formset()
    for row in made.forms:
        row.fields["file"].widget.find(data.get(f"{row.add_prefix('file')}{KEPT}", ""), user)
        row._errors, row.cleaned_data = {}, {}
    return made
