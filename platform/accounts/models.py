"""The account, whose login is an e-mail address. Rights come from seats and offices, never from a flag here."""

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone

ERASED = "une personne dont le compte est effacé"


class UserManager(BaseUserManager):
    def create_user(self, email: str, password: str | None = None, **fields) -> "User":
        """Creates an account with a clean address; a person without a password sets one by invitation or reset."""
        user = self.model(email=self.normalize_email(email), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    @classmethod
    def normalize_email(cls, email: str | None) -> str:
        return (email or "").strip().lower()

    def get_by_natural_key(self, email: str) -> "User":
        return self.get(email=self.normalize_email(email))


class User(AbstractBaseUser, PermissionsMixin):
    email = models.EmailField("adresse e-mail", max_length=254, unique=True)
    first_name = models.CharField("prénom", max_length=80, blank=True)
    last_name = models.CharField("nom", max_length=80, blank=True)
    quality = models.CharField(
        "fonction", max_length=120, blank=True, help_text="Par exemple : directrice du centre social."
    )
    phone = models.CharField("téléphone", max_length=30, blank=True)
    # Directory fields are opt-in, one by one.
    is_listed = models.BooleanField("paraître dans l'annuaire du réseau", default=False)
    shows_email = models.BooleanField("montrer mon adresse aux membres du réseau", default=False)
    shows_phone = models.BooleanField("montrer mon téléphone aux membres du réseau", default=False)
    is_active = models.BooleanField("compte actif", default=True)
    # An administrator creates departments and offices, and reads no content.
    is_administrator = models.BooleanField("administration technique", default=False)
    date_joined = models.DateTimeField("inscription", default=timezone.now, editable=False)
    anonymised_at = models.DateTimeField(null=True, blank=True, editable=False)
    # When the person was told that their unused account will be erased; the next sign-in empties it.
    warned_unused_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = []

    class Meta:
        verbose_name = "personne"
        verbose_name_plural = "personnes"
        constraints = [
            # With `unique`, it makes an address one account, whatever its capitals.
            models.CheckConstraint(condition=models.Q(email=Lower("email")), name="user_email_lower_case"),
            # A superuser would pass all of Wagtail's checks; an administrator who must read takes an office.
            models.CheckConstraint(condition=models.Q(is_superuser=False), name="user_never_superuser"),
        ]

    def __str__(self) -> str:
        return self.get_full_name()

    def save(self, *args, **kwargs):
        self.email = type(self).objects.normalize_email(self.email)
        super().save(*args, **kwargs)

    def get_full_name(self) -> str:
        if self.anonymised_at:
            return ERASED
        return f"{self.first_name} {self.last_name}".strip() or self.email

    def get_short_name(self) -> str:
        return self.first_name or self.email


class ResetRequest(models.Model):
    """An address typed in « mot de passe oublié », with or without an account; the worker answers it.

    The page then does the same work for everybody, in the same time.
    """

    email = models.EmailField(max_length=254)
    asked_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = "demande de nouveau mot de passe"

    def __str__(self) -> str:
        return f"demande {self.pk}"
