"""What a department sets up to use the platform: rows, never code."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from itc_spaces.spaces.enums import CommitteeKind, OfficeKind, TerritoryKind
from itc_spaces.spaces.models.dated import Dated
from web.alphabet import French, FrenchNamed


class Retirable(models.Model):
    """A word that is retired and never deleted, so that what was written with it still shows it."""

    retired_at = models.DateTimeField("retiré le", null=True, blank=True, editable=False)

    class Meta:
        abstract = True


class Department(models.Model):
    name = models.CharField("nom", max_length=120, unique=True)
    code = models.CharField("code", max_length=3, unique=True)
    time_zone = models.CharField("fuseau horaire", max_length=40, default="Europe/Paris")

    class Meta:
        verbose_name = "département"
        ordering = ["code"]

    def __str__(self) -> str:
        return self.name


class Committee(models.Model):
    department = models.ForeignKey(Department, models.PROTECT, related_name="committees")
    name = models.CharField("nom", max_length=160)
    kind = models.CharField("nature", max_length=20, choices=CommitteeKind)

    class Meta:
        verbose_name = "comité"
        constraints = [
            models.UniqueConstraint(fields=["department", "name"], name="committee_unique_in_department"),
        ]

    def __str__(self) -> str:
        return self.name


class Office(Dated):
    """Makes a person coordinator of a department, or validator in one of its committees."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="offices")
    department = models.ForeignKey(Department, models.PROTECT, related_name="offices")
    kind = models.CharField("charge", max_length=20, choices=OfficeKind)
    committee = models.ForeignKey(Committee, models.PROTECT, null=True, blank=True, related_name="offices")

    class Meta(Dated.Meta):
        verbose_name = "charge"
        constraints = [
            *Dated.Meta.constraints,
            models.CheckConstraint(
                condition=Q(kind=OfficeKind.COORDINATOR, committee__isnull=True)
                | Q(kind=OfficeKind.VALIDATOR, committee__isnull=False),
                name="office_validator_has_committee",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.department}"


class College(models.Model):
    department = models.ForeignKey(Department, models.PROTECT, related_name="colleges")
    name = models.CharField("nom", max_length=120)
    is_guest = models.BooleanField("invités", default=False)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = "collège"
        ordering = ["position", French("name"), "pk"]
        constraints = [models.UniqueConstraint(fields=["department", "name"], name="college_unique_in_department")]

    def __str__(self) -> str:
        return self.name


class Organisation(Retirable):
    """A centre social, an institution or a federation, which sits in ITCs, and leads or funds practices."""

    college = models.ForeignKey(College, models.PROTECT, related_name="organisations", verbose_name="collège")
    name = models.CharField("nom", max_length=160)
    short_name = models.CharField("nom court", max_length=60, blank=True)
    commune = models.CharField("commune", max_length=80, blank=True)

    class Meta:
        ordering = [French("name"), "pk"]
        constraints = [models.UniqueConstraint(fields=["college", "name"], name="organisation_unique_in_college")]

    def __str__(self) -> str:
        return self.name


class Territory(Retirable):
    department = models.ForeignKey(Department, models.PROTECT, related_name="territories")
    name = models.CharField("nom", max_length=120)
    kind = models.CharField("type", max_length=12, choices=TerritoryKind)

    class Meta:
        verbose_name = "territoire"
        ordering = [French("name"), "pk"]
        constraints = [models.UniqueConstraint(fields=["department", "name"], name="territory_unique_in_department")]

    def __str__(self) -> str:
        return self.name


class Topic(FrenchNamed, Retirable):
    """A subject of the shared, controlled vocabulary."""

    name = models.CharField("sujet", max_length=80, unique=True)
    slug = models.SlugField(max_length=80, unique=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = "sujet"
        ordering = ["position", "name_key", "pk"]

    def __str__(self) -> str:
        return self.name


class FrameworkAgreement(Dated):
    """Convention cadre: an agreement for some years."""

    department = models.ForeignKey(Department, models.PROTECT, related_name="agreements")
    title = models.CharField("intitulé", max_length=160)
    meets_every_months = models.PositiveSmallIntegerField("une rencontre au moins tous les … mois", default=2)

    class Meta(Dated.Meta):
        verbose_name = "convention cadre"
        ordering = ["-starts_on"]

    def __str__(self) -> str:
        return self.title
