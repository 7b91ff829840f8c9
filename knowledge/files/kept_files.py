"""Keeps a chosen file when its form comes back: for its sender only, never served, deleted after a day."""

from datetime import timedelta

from django import forms
from django.core import signing
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.http import HttpRequest
from django.utils import timezone

from accounts.models import User
from knowledge.files import confined
from knowledge.files.checks import clean_name, sync_to_disk
from knowledge.models import KeptFile
from web.refusals import Refused

SALT = "kept file"
FOR = timedelta(days=1)
MOST = 20  # of one person: as many as a resource takes
KEPT = "-kept"  # after the name of a field: its token


def token_of(row: KeptFile) -> str:
    return signing.dumps([row.pk, row.user_id], salt=SALT)


def row_of(token: str) -> KeptFile | None:
    """Returns the row of a token, which only its sender received."""
    try:
        pk, user_id = signing.loads(token, salt=SALT, max_age=FOR)
    except (signing.BadSignature, ValueError):
        return None
    return KeptFile.objects.filter(pk=pk, user_id=user_id).first()


def bring_back(request: HttpRequest) -> None:
    """Adds the kept files to those of the request, unless another file replaces them."""
    for token in [name for name in request.POST if name.endswith(KEPT)]:
        field = token.removesuffix(KEPT)
        row = row_of(request.POST[token])
        if row is None or row.user_id != request.user.pk or field in request.FILES or request.POST.get(f"{field}-drop"):
            continue
        if upload := _opened(row):
            upload.kept = row
            request.FILES.appendlist(field, upload)


def _opened(row: KeptFile) -> UploadedFile | None:
    try:
        with row.file.open("rb") as kept:
            return SimpleUploadedFile(row.name, kept.read())
    except OSError:
        return None


class KeptFileInput(forms.FileInput):
    """Shows the kept file, and uses it when no other is chosen."""

    template_name = "components/file_input.html"
    kept: KeptFile | None = None

    def value_from_datadict(self, data, files, name):
        given = super().value_from_datadict(data, files, name)
        self.kept = getattr(given, "kept", self.kept)  # the form asks again while it is shown
        return given

    def find(self, token: str, user: User) -> None:
        """Shows again the file that the token names, if it is this person's."""
        row = row_of(token) if token else None
        self.kept = row if row and row.user_id == user.pk else None

    def use_required_attribute(self, initial):
        return super().use_required_attribute(initial) and not self.kept

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        if self.kept:
            context["widget"] |= {"kept": self.kept.name, "token": token_of(self.kept)}
        return context


def keep_file(upload: UploadedFile, user: User) -> KeptFile:
    """Keeps a good file before its form is sent."""
    return _stored(user, upload)


def keep_files(form: forms.Form, user) -> None:
    """Keeps the files of a form that comes back, except refused ones."""
    for name, field in form.fields.items():
        upload = form.files.get(form.add_prefix(name)) if isinstance(field.widget, KeptFileInput) else None
        if upload:
            refused = _is_refused(upload)
            field.widget.kept = None if refused else getattr(upload, "kept", None) or _stored(user, upload)


def _is_refused(upload: UploadedFile) -> bool:
    """Tells whether the file was refused when it came in; a file that found no free slot may come back."""
    outcome = getattr(upload, "outcome", None)
    return isinstance(outcome, Refused) and not isinstance(outcome, confined.ComeBack)


def _stored(user, upload: UploadedFile) -> KeptFile:
    row = KeptFile(user=user, name=clean_name(upload.name))
    upload.seek(0)
    row.file.save(row.name, upload, save=False)
    sync_to_disk(row.file.path)
    row.save()
    old = KeptFile.objects.filter(user=user).order_by("-created_at", "-pk").values_list("pk", flat=True)[MOST:]
    KeptFile.objects.filter(pk__in=list(old)).delete()
    return row


def forget_sent(data) -> None:
    """Deletes the kept files that a form has now sent."""
    rows = [row_of(token) for name, token in data.items() if name.endswith(KEPT)]
    KeptFile.objects.filter(pk__in=[row.pk for row in rows if row]).delete()


def expire_kept_files() -> None:
    KeptFile.objects.filter(created_at__lt=timezone.now() - FOR).delete()
