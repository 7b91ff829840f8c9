"""Loads the demonstration: two departments, eight ITCs, their sheets, editions and people, all invented."""

from itertools import chain

from django.apps import apps
from django.core.management.base import BaseCommand, CommandError
from django.db import connection, transaction
from django.db.models import F
from django.utils import timezone

from accounts.models import User
from demonstration.accounts import DOMAIN, introduce
from demonstration.from_word import FromWord
from demonstration.meetings import MeetingLives
from demonstration.merged_keywords import MergedKeywords
from demonstration.moments import at, months_ago
from demonstration.offers import Offers
from demonstration.resources import resource_lives
from demonstration.scale import add_spaces
from demonstration.settling import SEATED, open_spaces, settle_departments
from demonstration.thematics import thematic_lives
from demonstration.voices import Voices
from itc_spaces.spaces.models import ClockMark
from knowledge.files import confined
from notifications.enums import MailState
from notifications.models import Mailed, Notice

ANALYZED = 100  # events


def analyze() -> None:
    """Reads the statistics from which both databases plan their queries: the tables have just grown."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


class Command(BaseCommand):
    help = "Charge les données de démonstration, une fois ; refuse une base qui a de vrais comptes."

    def add_arguments(self, parser):
        parser.add_argument("--if-empty", action="store_true", help="ne rien faire, sans erreur, si la base sert déjà")
        parser.add_argument("--scale", type=int, default=0, metavar="N", help="ajouter N espaces de dix ressources")

    def handle(self, *args, if_empty: bool, scale: int, **options):
        real = User.objects.exclude(email__endswith=DOMAIN)
        if real.exists():
            if if_empty:
                self.say("La base a déjà des comptes : la démonstration n'est pas chargée.")
                return
            raise CommandError(
                "Cette base a de vrais comptes : la démonstration n'y entre pas. "
                "Prenez-en une autre : ITC_VAR=var/essai make run"
            )
        if User.objects.exists():
            self.say("La démonstration est déjà là.")
        else:
            # In one transaction, so that an interrupted load starts again from nothing.
            with confined.alone(), transaction.atomic():
                self.load()
        if scale:
            add_spaces(scale, say=self.say)
            analyze()
        self.stdout.write(introduce())

    def load(self) -> None:
        # A worker may have marked the clock of this empty base, and rights cannot begin before that mark.
        ClockMark.objects.all().delete()
        self.say("Les départements, leurs instances et leurs personnes")
        with at(months_ago(SEATED)):
            known = settle_departments()
            open_spaces(known)
        resources = resource_lives(known)
        going_on = (
            *resources.values(),
            *thematic_lives(known, resources),
            Voices(known, resources),
            Offers(known, resources),
            MergedKeywords(known),
            FromWord(known),
            MeetingLives(known),
        )
        events = sorted(chain.from_iterable(life.events() for life in going_on))
        for number, event in enumerate(events, start=1):
            with at(event.moment):
                event.act()
            # In a transaction that goes on, PostgreSQL has no statistics of its own: it would take ten minutes.
            if number % ANALYZED == 0 and connection.vendor == "postgresql":
                analyze()
            if number % 25 == 0 or number == len(events):
                self.say(f"Deux ans de travail : {number} / {len(events)}")
        # Nobody wants two years of mails on the first day, or a badge that counts old notices.
        for model in apps.get_models():
            if issubclass(model, Mailed):
                model.objects.update(mail_state=MailState.SENT, mailed_at=timezone.now())
        Notice.objects.filter(created_at__lt=months_ago(1)).update(read_at=F("created_at"))

    def say(self, text: str) -> None:
        self.stderr.write(f"      {text}", style_func=str)
