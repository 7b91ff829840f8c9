"""Makes people, departments, spaces and seats, with traits for the usual cases."""

from datetime import timedelta

import factory
from django.contrib.auth.models import Permission
from django.utils import timezone
from factory.django import DjangoModelFactory

from accounts.models import User
from itc_spaces.spaces import models
from itc_spaces.spaces.enums import (
    CommitteeKind,
    GrantLevel,
    MandateKind,
    MembershipRole,
    Mode,
    OfficeKind,
    TerritoryKind,
    ThematicState,
)

PASSWORD = "une-phrase-de-passe-pour-les-tests"


def days(number: int):
    return timezone.localdate() + timedelta(days=number)


class UserFactory(DjangoModelFactory):
    class Meta:
        model = User
        skip_postgeneration_save = True

    email = factory.Sequence(lambda n: f"personne{n}@exemple.test")
    first_name = factory.Sequence(lambda n: f"Prénom{n}")
    last_name = factory.Sequence(lambda n: f"Nom{n}")
    password = factory.django.Password(PASSWORD)


class DepartmentFactory(DjangoModelFactory):
    class Meta:
        model = models.Department
        django_get_or_create = ("code",)

    name = factory.LazyAttribute(lambda o: f"Département {o.code}")
    code = "13"


class CollegeFactory(DjangoModelFactory):
    class Meta:
        model = models.College
        django_get_or_create = ("department", "name")

    department = factory.SubFactory(DepartmentFactory)
    name = "Centres sociaux"


class OrganisationFactory(DjangoModelFactory):
    class Meta:
        model = models.Organisation

    college = factory.SubFactory(CollegeFactory)
    name = factory.Sequence(lambda n: f"Centre social {n}")


class TerritoryFactory(DjangoModelFactory):
    class Meta:
        model = models.Territory

    department = factory.SubFactory(DepartmentFactory)
    name = factory.Sequence(lambda n: f"Quartier {n}")
    kind = TerritoryKind.QPV


class TopicFactory(DjangoModelFactory):
    class Meta:
        model = models.Topic

    name = factory.Sequence(lambda n: f"Sujet {n}")
    slug = factory.Sequence(lambda n: f"sujet-{n}")


class CommitteeFactory(DjangoModelFactory):
    class Meta:
        model = models.Committee
        django_get_or_create = ("department", "name")

    department = factory.SubFactory(DepartmentFactory)
    name = "Comité technique"
    kind = CommitteeKind.TECHNICAL

    class Params:
        coordination = factory.Trait(name="Coordination départementale", kind=CommitteeKind.COORDINATION)


class OfficeFactory(DjangoModelFactory):
    class Meta:
        model = models.Office

    user = factory.SubFactory(UserFactory)
    department = factory.SubFactory(DepartmentFactory)
    kind = OfficeKind.COORDINATOR
    starts_on = factory.LazyFunction(lambda: days(-100))

    class Params:
        validator = factory.Trait(
            kind=OfficeKind.VALIDATOR,
            committee=factory.SubFactory(CommitteeFactory, department=factory.SelfAttribute("..department")),
        )


class SpaceFactory(DjangoModelFactory):
    class Meta:
        model = models.Space

    title = factory.Sequence(lambda n: f"ITC {n}")
    slug = factory.Sequence(lambda n: f"itc-{n}")
    department = factory.SubFactory(DepartmentFactory)

    @classmethod
    def _create(cls, model_class, *args, department, **kwargs):
        space = models.SpacesIndex.objects.get().add_child(instance=model_class(**kwargs))
        models.SpaceRecord.objects.create(space=space, department=department, opened_on=days(-400))
        return space


class SeatFactory(DjangoModelFactory):
    """Makes a seat that attends; `follows=True` for one that follows."""

    class Meta:
        model = models.Seat
        skip_postgeneration_save = True

    space = factory.SubFactory(SpaceFactory)
    organisation = factory.SubFactory(OrganisationFactory)
    starts_on = factory.LazyFunction(lambda: days(-300))

    @factory.post_generation
    def follows(self, create, extracted, **kwargs):
        mode = Mode.FOLLOWS if extracted else Mode.ATTENDS
        models.SeatMode.objects.create(seat=self, mode=mode, starts_on=self.starts_on)


class MembershipFactory(DjangoModelFactory):
    """Puts a person on a new seat of `seat__space`."""

    class Meta:
        model = models.Membership

    seat = factory.SubFactory(SeatFactory)
    user = factory.SubFactory(UserFactory)
    role = MembershipRole.HOLDER
    starts_on = factory.LazyFunction(lambda: days(-200))


class MandateFactory(DjangoModelFactory):
    class Meta:
        model = models.Mandate

    seat = factory.SubFactory(SeatFactory)
    kind = MandateKind.CHAIR
    starts_on = factory.LazyFunction(lambda: days(-90))


class ThematicFactory(DjangoModelFactory):
    class Meta:
        model = models.Thematic

    space = factory.SubFactory(SpaceFactory)
    question = factory.Sequence(lambda n: f"Comment faire mieux, {n} ?")
    state = ThematicState.OPEN
    opened_on = factory.LazyFunction(lambda: days(-60))
    closes_on = factory.LazyFunction(lambda: days(120))


class GrantFactory(DjangoModelFactory):
    class Meta:
        model = models.Grant

    user = factory.SubFactory(UserFactory)
    content_object = factory.SubFactory(ThematicFactory)
    starts_on = factory.LazyFunction(lambda: days(-30))
    ends_on = factory.LazyFunction(lambda: days(60))
    level = GrantLevel.CONTRIBUTE

    @classmethod
    def _create(cls, model_class, *args, level, **kwargs):
        permission = Permission.objects.get(codename=level, content_type__app_label="itc_spaces")
        return super()._create(model_class, *args, permission=permission, **kwargs)


def member_of(space, *, follows: bool = False, chair: bool = False, **user) -> User:
    """Returns a person on a new seat in `space`."""
    membership = MembershipFactory(
        seat__space=space, seat__follows=follows, **{f"user__{k}": v for k, v in user.items()}
    )
    if chair:
        MandateFactory(seat=membership.seat)
    return membership.user
