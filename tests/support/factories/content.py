"""Makes resources in the states in which members leave them: draft, shared in the ITC or with the network, binned."""

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from itc_spaces.spaces.enums import Audience
from itc_spaces.spaces.models import Placement
from knowledge.models import Note, PracticeSheet, Public, ThematicReport
from tests.support.factories.people import (
    OrganisationFactory,
    SpaceFactory,
    TerritoryFactory,
    TopicFactory,
    UserFactory,
)
from tools.models import Tool


class PublicFactory(DjangoModelFactory):
    class Meta:
        model = Public

    name = factory.Sequence(lambda n: f"Public {n}")
    slug = factory.Sequence(lambda n: f"public-{n}")


class ResourceFactory(DjangoModelFactory):
    """`shared`, `network`, `binned`, `thematic` and `open_to_experts` choose the state."""

    class Meta:
        abstract = True

    space = factory.SubFactory(SpaceFactory)
    owner = factory.SubFactory(UserFactory)
    title = factory.Sequence(lambda n: f"Titre de la ressource {n}")
    summary = "En deux phrases, ce que c'est."

    shared = False
    network = False
    binned = False
    thematic = None
    open_to_experts = False
    topics = ()

    @classmethod
    def _create(cls, model_class, *args, space, shared, network, binned, thematic, open_to_experts, topics, **kwargs):
        children = {name: kwargs.pop(name) for name in ("publics",) if name in kwargs}
        page = space.add_child(instance=model_class(live=shared or network, **kwargs))
        page.topics.set(topics or [TopicFactory()])
        for name, values in children.items():
            getattr(page, name).set(values or [PublicFactory()])
        page.save()
        revision = page.save_revision(user=page.owner)
        if shared or network:
            revision.publish()
        now = timezone.now()
        Placement.objects.filter(page=page).update(
            shared_at=now if shared or network else None,
            audience=Audience.NETWORK if network else Audience.SPACE,
            binned_at=now if binned else None,
            thematic=thematic,
            open_to_experts=open_to_experts,
        )
        return model_class.objects.get(pk=page.pk)


class SheetFactory(ResourceFactory):
    class Meta:
        model = PracticeSheet

    publics = ()
    lead_organisation = factory.SubFactory(OrganisationFactory)
    territory = factory.SubFactory(TerritoryFactory)
    territory_kind = "QPV"
    context = "<p>Des familles n'osaient pas entrer.</p>"
    outcomes = "<p>Douze familles viennent chaque semaine.</p>"
    steps = factory.LazyFunction(
        lambda: [("step", {"title": "Aller devant l'école", "text": "Deux fois par semaine.", "duration": "1 h"})]
    )


class NoteFactory(ResourceFactory):
    class Meta:
        model = Note

    source = "Caf 13, lettre circulaire"
    concerned = "Les centres agréés"
    what_to_do = "<p>Répondre avant la fin du mois.</p>"


class ToolFactory(ResourceFactory):
    class Meta:
        model = Tool

    tool_kind = "GRID"
    purpose = "<p>Préparer une rencontre sans rien oublier.</p>"
    instructions = "<p>La remplir à deux, une semaine avant.</p>"


class ReportFactory(ResourceFactory):
    class Meta:
        model = ThematicReport

    done = "<p>Quatre séances, deux essais.</p>"
    learnt = "<p>Le soir, personne ne vient.</p>"
