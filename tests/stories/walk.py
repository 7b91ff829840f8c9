"""The life of a resource whose type this app alone knows: `python -m tests.stories.walk`, on a migrated instance."""

import re

import django

django.setup()

from django.test import Client  # noqa: E402 (apps are ready by now)

from itc_spaces.spaces.enums import Audience  # noqa: E402
from knowledge.actions import reuse_page, share  # noqa: E402
from knowledge.publication.models import Edition  # noqa: E402
from search.protocol import IndexName  # noqa: E402
from tests.search.filled import asked, keys, refill  # noqa: E402
from tests.stories.models import Story  # noqa: E402
from tests.support.factories import TopicFactory  # noqa: E402
from tests.support.factories.publication import accepted, make_circuit  # noqa: E402
from tests.support.world import make_world  # noqa: E402


def written(world, client: Client) -> Story:
    address = "/espaces/itc-a/-/nouveau-recit/"
    assert "Nouveau récit" in client.get(address).text
    answers = {
        "title": "La veillée du quartier", "summary": "Un soir, dehors.", "topics": [TopicFactory().pk], "do": "save",
        "keywords": "veillée", "place": "Septèmes", "told_on": "2026-10-03", "told": "Tout le monde est venu.",
    }  # fmt: skip
    assert client.post(address, answers).status_code == 302
    return Story.objects.get()


def main() -> None:
    world = make_world()
    department = world.a.record.department
    circuit = make_circuit(department)
    steps = [step.committee for step in circuit.steps.order_by("position")]
    world.people["validator"].offices.update(committee=steps[-1])
    member, client = world.people["member_a"], world.client("member_a", Client())
    page = written(world, client)
    text = client.get(page.url).text
    assert re.search(r'class="kind kind-moss"><svg class="glyph".*?</svg>Récit<', text, re.S), text
    for said in ("Où", "Septèmes", "Raconté le", "03/10/2026", "veillée", "Tout le monde est venu."):
        assert said in text, said
    share(page=page, actor=member, audience=Audience.NETWORK, confirmed=True)
    edition = accepted(Story.objects.get(), member, world.people["coordinator"], world.people["validator"])
    public = Client().get(edition.get_absolute_url())
    assert public.status_code == 200
    assert "Récit" in public.text
    assert "Vous vous en êtes servi" in public.text
    refill()
    assert keys(asked("veillee septemes", tokens=("network",))) == [f"page:{page.pk}"]
    assert keys(asked("tout le monde", index=IndexName.PUBLIC)) == [f"publication:{edition.publication_id}"]
    assert "Récit" in Client().get("/ressources/?type=recit").text
    page = Story.objects.get()
    taken = reuse_page(source=page.page_ptr, space=world.b, actor=world.people["member_b"], adapted="En hiver.")
    assert (taken.kind, taken.place) == ("recit", "Septèmes")
    assert Edition.objects.count() == 1


if __name__ == "__main__":
    main()
