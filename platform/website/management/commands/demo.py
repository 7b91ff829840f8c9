"""Loads the demonstration: one department, six ITCs, their sheets, editions and people, all invented."""

from itertools import chain

from django.apps import apps
from django.core.management.base import BaseCommand, CommandError
from django.db import connection, transaction
from django.db.models import F
from django.utils import timezone

from accounts.models import User
from itc_spaces.models import ClockMark
from notifications.enums import MailState
from notifications.models import Mailed, Notice
from website.demo.accounts import DOMAIN, introduce
from website.demo.moments import at, months_ago
from website.demo.offers import Offers
from website.demo.resources import resource_lives
from website.demo.settling import SEATED, open_spaces, settle_department
from website.demo.thematics import thematic_lives
from website.demo.voices import Voices
from website.scale import add_spaces


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
            # All or nothing: stopped in the middle, it starts again.
            with transaction.atomic():
                self.load()
        if scale:
            add_spaces(scale, say=self.say)
            # Both databases plan by what they know of their tables, and these have just grown.
            with connection.cursor() as cursor:
                cursor.execute("ANALYZE")
        self.stdout.write(introduce())

    def load(self) -> None:
        # A worker may have dated this empty base already, and no right may be given before its mark.
        ClockMark.objects.all().delete()
        self.say("Le département, ses instances et ses personnes")
        with at(months_ago(SEATED)):
            known = settle_department()
            open_spaces(known)
        resources = resource_lives(known)
        going_on = (
            *resources.values(),
            *thematic_lives(known, resources),
            Voices(known, resources),
            Offers(known, resources),
        )
        events = sorted(chain.from_iterable(life.events() for life in going_on))
        for number, event in enumerate(events, start=1):
            with at(event.moment):
                event.act()
            if number % 25 == 0 or number == len(events):
                self.say(f"Deux ans de travail : {number} / {len(events)}")
        # Nobody wants the mails of two years on the first day, nor a badge that counts them.
        for model in apps.get_models():
            if issubclass(model, Mailed):
                model.objects.update(mail_state=MailState.SENT, mailed_at=timezone.now())
        Notice.objects.filter(created_at__lt=months_ago(1)).update(read_at=F("created_at"))

    def say(self, text: str) -> None:
        self.stderr.write(f"      {text}", style_func=str)
