"""Keeps what a person types in any form, for them alone, until the form is sent.

Each opened form has its own key, signed for one person. After the form is sent, nothing is kept under its key, so that
a late request or a device cannot bring the words back.
"""

import base64
import hashlib
import hmac
from dataclasses import dataclass
from datetime import timedelta
from enum import Enum
from urllib.parse import urlencode
from uuid import UUID, uuid4

from django.conf import settings
from django.core.signing import BadSignature, TimestampSigner
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, QueryDict
from django.utils import timezone

from itc_spaces.spaces import access
from itc_spaces.spaces.models import Space, Thematic
from knowledge.models import Resource, UnfinishedForm

FIELD = "keep"  # the hidden field with the signed key
ASKED = "saisie"  # parameter of an address: the key of the form to continue
LEFT_OUT = ("csrfmiddlewaretoken", "key", "keep-tab", "keep-seen", FIELD)
KEPT_CHARACTERS = 200_000  # per interrupted form
MOST = 60  # forms per person
WAITING = 5  # shown beside a form
DAYS = 90
SIGNED_FOR = timedelta(days=30)
SLOT_LENGTH = 300
_SIGNER = TimestampSigner(salt="keeping")


@dataclass(frozen=True)
class FormKey:
    """One opened form of one person; `slot` is the form's address, with its name when the address has several forms."""

    user_id: int
    key: UUID
    slot: str

    @property
    def signed(self) -> str:
        return _SIGNER.sign(f"{self.user_id}:{self.key.hex}:{self.slot}")

    @property
    def address(self) -> str:
        """Returns the address where the form continues, with what was typed."""
        page, _, _ = self.slot.partition("#")
        return f"{page}{'&' if '?' in page else '?'}{urlencode({ASKED: self.key.hex})}"


class Kept(Enum):
    KEPT = "KEPT"
    SENT = "SENT"  # the form was already sent
    ELSEWHERE = "ELSEWHERE"  # another tab has continued it
    TOO_LONG = "TOO_LONG"
    TOO_MANY = "TOO_MANY"


def read_key(signed: str) -> FormKey | None:
    """Returns None for a key that we did not sign, or signed too long ago."""
    try:
        user, key, slot = _SIGNER.unsign(signed, max_age=SIGNED_FOR).split(":", 2)
        return FormKey(int(user), UUID(key), slot)
    except (BadSignature, ValueError):
        return None


def posted_form_key(request: HttpRequest) -> FormKey | None:
    return read_key(request.POST.get(FIELD, ""))


def form_key(request: HttpRequest, address: str = "", name: str = "", key: UUID | None = None) -> FormKey:
    """Returns the key of a shown form: the same key when a sent form comes back, else a new one."""
    slot = slot_of(request, address, name)
    comes_back = request.method == "POST" and not getattr(request, "form_is_sent", False)
    sent = posted_form_key(request) if comes_back else None
    if sent and sent.user_id == request.user.pk and sent.slot == slot and (key is None or key == sent.key):
        return sent
    return FormKey(request.user.pk, key or uuid4(), slot)


def slot_of(request: HttpRequest, address: str = "", name: str = "") -> str:
    query = request.GET.copy()
    query.pop(ASKED, None)
    own = request.path + (f"?{query.urlencode()}" if query else "")
    return f"{address or own}#{name}"[:SLOT_LENGTH]


def asked_key(request: HttpRequest) -> UUID | None:
    """Returns the key of the form that an address asks to continue."""
    try:
        return UUID(request.GET.get(ASKED, ""))
    except ValueError:
        return None


# ── one person's device ──


def owner_mark(user) -> str:
    """Names a person to the script without saying who they are."""
    return _derived("mark", user)[:16]


def device_seal(user) -> str:
    """Returns the key that encrypts what stays on a device; only the same person gets it again."""
    return _derived("seal", user)


def _derived(purpose: str, user) -> str:
    digest = hmac.digest(settings.SECRET_KEY.encode(), f"keeping {purpose} {user.pk}".encode(), "sha256")
    return base64.b64encode(digest).decode()


# ── keeping, finding, forgetting ──


def answers_of(data: QueryDict) -> dict[str, list[str]]:
    answers = {name: values for name, values in data.lists() if name not in LEFT_OUT and "\x00" not in name}
    return {name: [value.replace("\x00", "") for value in values] for name, values in answers.items()}


@transaction.atomic
def keep(
    form: FormKey,
    data: QueryDict,
    *,
    tab: str = "",
    seen: str = "",
    space: Space | None = None,
    thematic: Thematic | None = None,
    page: Resource | None = None,
    kind: str = "",
) -> Kept:
    """Keeps what was typed; a tab other than `tab` must have `seen` the last version, or it would overwrite it."""
    answers = answers_of(data)
    if sum(len(value) for values in answers.values() for value in values) > KEPT_CHARACTERS:
        return Kept.TOO_LONG
    rows = UnfinishedForm.objects.filter(user_id=form.user_id)
    row = rows.select_for_update().filter(key=form.key).first()
    if row is None:
        if rows.filter(sent_at__isnull=True).count() >= MOST:
            return Kept.TOO_MANY
        row = UnfinishedForm(user_id=form.user_id, key=form.key, slot=form.slot)
    elif row.sent_at:
        return Kept.SENT
    elif tab and row.tab and tab != row.tab and seen != row.updated_at.isoformat():
        return Kept.ELSEWHERE
    row.answers, row.tab = answers, tab or row.tab
    if kind:
        row.space, row.thematic, row.page, row.kind = space, thematic, page, kind
    row.save()
    return Kept.KEPT


def waiting(user, slot: str, *, but: UUID | None = None) -> list[UnfinishedForm]:
    """Returns what was typed in this form at other times and never sent, newest first."""
    return [row for row in _waiting(user.pk, slot) if row.key != but][:WAITING]


def waiting_on(user, page: str) -> list[UnfinishedForm]:
    """The same in all forms of a page that has many, in one query."""
    rows = UnfinishedForm.objects.filter(user=user, sent_at__isnull=True, slot__startswith=f"{page}#")
    return list(rows.order_by("-updated_at")[:MOST])


@access.prepared_for_all
def _waiting(user: int, slot: str) -> QuerySet:
    rows = UnfinishedForm.objects.filter(user=user, slot=slot, sent_at__isnull=True)
    return rows.order_by("-updated_at")[: WAITING + 1]


def taken_up(request: HttpRequest, slot: str) -> tuple[UnfinishedForm, QueryDict] | None:
    """Returns the form that the address asks to continue, if it belongs to this person and slot and is not sent."""
    key = asked_key(request)
    row = key and UnfinishedForm.objects.filter(user=request.user, key=key, slot=slot, sent_at__isnull=True).first()
    if not row:
        return None
    data = QueryDict(mutable=True)
    for name, values in row.answers.items():
        data.setlist(name, values)
    return row, data


def forget(user, key: UUID) -> None:
    UnfinishedForm.objects.filter(user=user, key=key).delete()


def digest_of(request: HttpRequest) -> str:
    """Returns a digest that is the same when the same words and files are sent twice."""
    words = sorted(answers_of(request.POST).items())
    files = sorted((name, one.name, one.size) for name, many in request.FILES.lists() for one in many)
    return hashlib.sha256(repr((request.path, words, files)).encode()).hexdigest()


@transaction.atomic
def mark_sent(form: FormKey, digest: str = "", location: str = "") -> None:
    """Empties what was kept of a sent form; its key stays for a while, so that nothing comes back."""
    UnfinishedForm.objects.update_or_create(
        user_id=form.user_id,
        key=form.key,
        defaults={"slot": form.slot, "answers": {}, "sent_at": timezone.now(), "digest": digest, "location": location},
    )


def note_sent(request: HttpRequest) -> None:
    """Marks a form sent when its view answers in place; the middleware handles the views that redirect."""
    if form := posted_form_key(request):
        mark_sent(form)
    request.form_is_sent = True  # the new form shown in its place needs a new key


def sent_already(form: FormKey, digest: str) -> str:
    """Returns where the same words led the first time; empty when these words are new."""
    rows = UnfinishedForm.objects.filter(user_id=form.user_id, key=form.key, sent_at__isnull=False, digest=digest)
    return rows.values_list("location", flat=True).first() or ""


def expire_typing() -> int:
    """Deletes sent keys that no device can hold any more, and old forms that nobody continued."""
    now = timezone.now()
    sent = UnfinishedForm.objects.filter(sent_at__lt=now - SIGNED_FOR - timedelta(days=1))
    old = UnfinishedForm.objects.filter(updated_at__lt=now - timedelta(days=DAYS))
    return sent.delete()[0] + old.delete()[0]
