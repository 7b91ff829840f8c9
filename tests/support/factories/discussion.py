"""Makes messages, without the files and mails that only the actions make."""

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from itc_spaces.discussion.models import Contribution
from tests.support.factories.people import UserFactory


class ContributionFactory(DjangoModelFactory):
    """Makes a message on exactly one of `space`, `thematic` and `page`."""

    class Meta:
        model = Contribution

    author = factory.SubFactory(UserFactory)
    author_name = factory.LazyAttribute(lambda o: o.author.get_full_name() if o.author else "Une personne")
    body = factory.Sequence(lambda n: f"Message {n}.")
    created_at = factory.LazyFunction(timezone.now)
