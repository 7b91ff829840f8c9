"""The addresses of minutes."""

from django.urls import reverse

from itc_spaces.meetings.models import Meeting


def minutes_path(meeting: Meeting) -> str:
    return reverse("minutes", args=[meeting.space.slug, meeting.pk])


def writing_path(meeting: Meeting) -> str:
    return reverse("write_minutes", args=[meeting.space.slug, meeting.pk])
