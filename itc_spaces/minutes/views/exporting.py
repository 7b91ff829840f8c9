"""Gives minutes as a Word file or a PDF, with the parts that their reader sees on the page."""

from dataclasses import replace

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.timezone import localtime

from itc_spaces.minutes.addresses import minutes_path
from itc_spaces.minutes.models import Minutes
from itc_spaces.minutes.readings import holds_reserved, reading_for
from itc_spaces.minutes.views.readable import readable_minutes
from itc_spaces.spaces.access import Action
from knowledge.exchange.answering import form_asked, own_document
from knowledge.exchange.content import Frame, content_of, name_of, readers_in_words
from knowledge.reading import Reading
from web.routes import GET, Rule, route

RESERVED = "Qui peut lire ce document ? Les membres présents et la coordination : il contient un point réservé."
CUT = "Cet exemplaire contient les points que peut lire la personne qui l'a demandé, et eux seuls."


@route(Rule.OBJECT, GET)
def download(request: HttpRequest, itc: str, pk: int, form: str) -> HttpResponse:
    wanted = form_asked(form)
    minutes = readable_minutes(request.user, itc, pk)
    reading = reading_for(minutes.newest, request.user) if minutes.newest else None
    if reading is None or not reading.sections:
        raise Http404
    if Action.ENTER not in minutes.allowed:  # as on the page, only people inside the ITC read the meeting's title
        reading = replace(reading, summary="")
    content = content_of(reading, _frame(minutes, reading))
    name = name_of(reading.title, wanted.suffix)
    return own_document(request, wanted, content, name, back=minutes_path(minutes.meeting))


def _frame(minutes: Minutes, reading: Reading) -> Frame:
    return Frame(
        itc=minutes.meeting.space.title,
        readers=RESERVED if holds_reserved(reading) else readers_in_words(minutes.audience),
        day=localtime(minutes.newest.made_at).date(),
        about=() if Action.SEE_MEMBERS in minutes.allowed else (CUT,),
        ending=(settings.BASE_URL + minutes_path(minutes.meeting),),
    )
