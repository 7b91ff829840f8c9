"""What every action on a meeting checks first."""

from datetime import date, datetime, time, timedelta

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator

from accounts.models import User
from itc_spaces.meetings.enums import Mode
from itc_spaces.meetings.models import Meeting
from itc_spaces.meetings.models.meetings import ADDRESS_LENGTH, NOTE_LENGTH, PLACE_LENGTH, REASON_LENGTH, TITLE_LENGTH
from itc_spaces.meetings.moments import instant
from itc_spaces.spaces import access
from itc_spaces.spaces.access import Action
from itc_spaces.spaces.locking import lock_places, lock_rows
from itc_spaces.spaces.models import SpaceRecord
from web.refusals import NotAllowed, Refused
from web.text import clean_lines, clean_text

NO_DATE = "Donnez une date, une heure et un lieu, ou un lien de visio."
FURTHEST = timedelta(days=366 * 2)
LONGEST = timedelta(hours=14)
RECORDED_WITHIN_MONTHS = 24
# The longest value of each field, and its name in the refusal.
LENGTHS = {
    "title": (TITLE_LENGTH, "L'objet"),
    "place": (PLACE_LENGTH, "Le lieu"),
    "address": (ADDRESS_LENGTH, "L'adresse"),
    "access_note": (NOTE_LENGTH, "Ce qu'il faut savoir pour entrer"),
}
_is_https = URLValidator(schemes=["https"])


def locked_meeting(actor: User, action: Action, meeting: Meeting, changes: type[SpaceRecord] | tuple = ()) -> Meeting:
    """Locks and returns the meeting; `changes` is as for `lock_places`. Raises NotAllowed."""
    lock_places(actor, spaces=[meeting.space_id], changes=changes)
    lock_rows(Meeting.objects.filter(pk=meeting.pk))
    locked = Meeting.objects.select_related("space__record__department").get(pk=meeting.pk)
    if not access.may(actor, action, locked):
        raise NotAllowed("Vous ne pouvez pas faire cela dans cette rencontre.")
    return locked


def checked_words(said: dict[str, str]) -> dict[str, str]:
    """Returns the words that `said` has, cleaned; raises Refused."""
    words = {name: clean_text(said[name]) for name in LENGTHS if name in said}
    for name, text in words.items():
        most, called = LENGTHS[name]
        if len(text) > most:
            raise Refused(f"{called} fait {len(text)} signes : {most} au plus. Gardez l'essentiel.")
    if "title" in words and not words["title"]:
        raise Refused("Donnez un objet à la rencontre : chacun le lira dans la convocation.")
    if "remote_link" in said:
        words["remote_link"] = checked_link(said["remote_link"])
    return words


def checked_link(typed: str) -> str:
    link = clean_text(typed)
    if not link:
        return ""
    try:
        _is_https(link)
    except ValidationError as error:
        raise Refused("Le lien de visio commence par https:// : copiez-le en entier depuis votre outil.") from error
    return link


def checked_reason(reason: str) -> str:
    reason = clean_lines(reason)[:REASON_LENGTH]
    if not reason:
        raise Refused("Dites pourquoi : chacun le lira.")
    return reason


def checked_times(day: date, starts: time, ends: time, zone: str) -> dict[str, datetime]:
    """Returns the start and end of a future meeting; raises Refused."""
    times = _ordered(day, starts, ends, zone)
    now = access.now()
    if times["starts_at"] <= now:
        raise Refused("Cette date est passée : choisissez-en une à venir, ou enregistrez une rencontre déjà tenue.")
    if times["starts_at"] > now + FURTHEST:
        raise Refused("Choisissez une date dans les deux ans à venir.")
    return times


def checked_past_times(day: date, starts: time, ends: time, zone: str) -> dict[str, datetime]:
    """Returns the start and end of a meeting that was held; raises Refused."""
    times = _ordered(day, starts, ends, zone)
    now = access.now()
    if times["ends_at"] > now:
        raise Refused("Cette rencontre n'a pas encore eu lieu : préparez-la, plutôt que de l'enregistrer.")
    if times["starts_at"] < now - timedelta(days=RECORDED_WITHIN_MONTHS * 30.44):
        raise Refused("Une rencontre s'enregistre dans les vingt-quatre mois qui la suivent.")
    return times


def _ordered(day: date, starts: time, ends: time, zone: str) -> dict[str, datetime]:
    times = {"starts_at": instant(day, starts, zone), "ends_at": instant(day, ends, zone)}
    if times["ends_at"] <= times["starts_at"]:
        raise Refused("La rencontre finirait avant d'avoir commencé : vérifiez les deux heures.")
    if times["ends_at"] - times["starts_at"] > LONGEST:
        raise Refused("Une rencontre tient dans une journée : vérifiez les deux heures.")
    return times


def check_is_whole(meeting: Meeting) -> None:
    """Raises Refused unless the meeting's date and place are known."""
    placed = {
        Mode.ON_SITE: bool(meeting.place),
        Mode.REMOTE: bool(meeting.remote_link),
        Mode.BOTH: bool(meeting.place and meeting.remote_link),
    }[Mode(meeting.mode)]
    if meeting.starts_at is None or not (placed or (meeting.mode == Mode.BOTH and meeting.place)):
        raise Refused(NO_DATE)


def is_over(meeting: Meeting) -> bool:
    return meeting.ends_at is not None and meeting.ends_at <= access.now()
