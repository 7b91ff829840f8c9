from allauth.mfa.models import Authenticator
from django.core.management.base import BaseCommand, CommandError

from accounts.models import User


class Command(BaseCommand):
    help = "Retire les clés, l'application et les codes de secours d'une personne qui les a tous perdus."

    def add_arguments(self, parser):
        parser.add_argument("email", help="adresse e-mail de la personne, dont l'identité a été vérifiée autrement")

    def handle(self, *args, email: str, **options):
        user = User.objects.filter(email=User.objects.normalize_email(email)).first()
        if user is None:
            raise CommandError(f"Aucun compte n'a l'adresse {email}.")
        removed, _ = Authenticator.objects.filter(user=user).delete()
        if not removed:
            raise CommandError(f"{user.email} n'a pas de second moyen de connexion.")
        self.stdout.write(f"{user.email} se connecte de nouveau avec son mot de passe seul.")
