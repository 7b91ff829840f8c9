from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email

from accounts.models import User
from accounts.resets import reset_path


class Command(BaseCommand):
    help = "Crée le compte d'administration technique d'une nouvelle plateforme et donne le lien de son mot de passe."

    def add_arguments(self, parser):
        parser.add_argument("email", help="adresse e-mail de la personne")

    def handle(self, *args, email: str, **options):
        email = User.objects.normalize_email(email)
        try:
            validate_email(email)
        except ValidationError as error:
            raise CommandError(f"« {email} » n'est pas une adresse e-mail.") from error
        if User.objects.filter(email=email).exists():
            raise CommandError(
                f"{email} a déjà un compte. Prenez une autre adresse ; pour un mot de passe oublié, la page de "
                "connexion en redonne un."
            )
        user = User.objects.create_user(email, is_administrator=True)
        hours = settings.PASSWORD_RESET_TIMEOUT // 3600
        self.stdout.write(
            f"Le compte de {email} est créé. Il crée les départements et nomme la coordination ; il ne lit aucun "
            f"contenu.\nPour choisir son mot de passe, une fois, dans les {hours} heures :\n"
            f"{settings.BASE_URL}{reset_path(user)}"
        )
