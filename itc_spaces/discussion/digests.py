"""Sends messages by mail with their whole text, at once or once a day. Access is asked when a mail is sent."""

from collections.abc import Mapping
from datetime import datetime, time, timedelta

from django.conf import settings
from django.core import signing
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from itc_spaces.discussion.enums import Rhythm
from itc_spaces.discussion.models import Contribution, Digest, DigestEntry, MailRhythm
from itc_spaces.discussion.notices import address, followers
from itc_spaces.spaces import access
from notifications.mails import message, name_of, send_due, set_aside

SENT_AT = time(7, 0)
# A message that arrives while the daily mail is being sent waits for the next one.
CLOSED_BEFORE = timedelta(minutes=5)
MOST_SHOWN = 50
STOP = "discussion.stop-mails"
READ_WITH = ("space", "thematic", "page", "parent")


def prepare_mails(contribution: Contribution) -> None:
    """Adds the message to each follower's next mail, as their rhythm says, in five queries for any number of people."""
    people = list(followers(contribution).values_list("pk", flat=True))
    rhythms = dict(MailRhythm.objects.filter(recipient__in=people).values_list("recipient", "rhythm"))
    day = next_mail(contribution.created_at)
    planned = {
        Rhythm.AT_ONCE: (f"message:{contribution.pk}", None),
        Rhythm.DAILY: (f"jour:{timezone.localdate(day)}", day),
    }
    wanted = {pk: planned.get(rhythms.get(pk, Rhythm.DAILY)) for pk in people}
    rows = [
        Digest(recipient_id=pk, event=plan[0], mail_after=plan[1]) for pk, plan in wanted.items() if plan is not None
    ]
    Digest.objects.bulk_create(rows, ignore_conflicts=True)
    digests = Digest.objects.filter(recipient__in=people, event__in={row.event for row in rows})
    asked = {(row.recipient_id, row.event) for row in rows}
    DigestEntry.objects.bulk_create(
        [DigestEntry(digest=d, contribution=contribution) for d in digests if (d.recipient_id, d.event) in asked]
    )


def next_mail(moment: datetime) -> datetime:
    """Returns when the first daily mail is sent that can still contain a message of that moment."""
    day = timezone.localdate(moment)
    leaves = timezone.make_aware(datetime.combine(day, SENT_AT))
    if moment < leaves - CLOSED_BEFORE:
        return leaves
    return timezone.make_aware(datetime.combine(day + timedelta(days=1), SENT_AT))


def send_digests() -> Mapping[str, int]:
    digests = Digest.objects.select_related("recipient")
    counts = {state.label: count for state, count in send_due(digests, compose).items()}
    return {**counts, "mis de côté": set_aside(digests)}


def compose(digest: Digest) -> EmailMultiAlternatives | None:
    """Returns the mail with what its recipient may read now; None when nothing is left or they want no mails."""
    person = digest.recipient
    if MailRhythm.objects.filter(recipient=person, rhythm=Rhythm.NEVER).exists():
        return None
    readable = access.visible_to(person, Contribution).filter(digest_entries__digest=digest, removed_at__isnull=True)
    rows = readable.select_related(*READ_WITH).order_by("created_at", "pk")
    shown = list(rows[:MOST_SHOWN])
    if not shown:
        return None
    more = rows.count() - len(shown)
    stop = stop_path(person)
    choice = {"choice": settings.BASE_URL + reverse("mail_rhythm"), "stop": settings.BASE_URL + stop}
    body = render_to_string("discussion/digest.txt", {"messages": shown, "more": more, **choice})
    subject, _, body = body.strip().partition("\n")
    url = address(shown[0]) if len(shown) == 1 else reverse("wagtail_serve", args=[""])
    label = "Lire et répondre" if len(shown) == 1 else "Voir les échanges"
    return message(
        to=person.email, subject=subject, body=body, url=url, label=label, about=_about(shown), stop=stop
    )  # fmt: skip


def _about(shown: list[Contribution]) -> str:
    """Returns the conversation's name, when the mail has only one."""
    roots = {one.parent or one for one in shown}
    return name_of(roots.pop()) if len(roots) == 1 else ""


def stop_path(person: User) -> str:
    return reverse("stop_mails", args=[signing.dumps(person.pk, salt=STOP)])


def person_of(token: str) -> User | None:
    """Returns the person whose mails a link ends. The link never expires, because people keep mails for long."""
    try:
        return User.objects.filter(pk=signing.loads(token, salt=STOP), is_active=True).first()
    except signing.BadSignature:
        return None
