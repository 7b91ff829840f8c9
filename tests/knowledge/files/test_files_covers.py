"""A resource's cover: one of its pictures, in its draft first, then shared, then in its edition; else the drawn one."""

import re

import pytest
from django.urls import reverse

from knowledge import actions
from knowledge.models import Attachment, PracticeSheet
from knowledge.publication.models import EditionFile, Submission
from knowledge.staleness import base_of, format_base
from tests.knowledge.files.test_files import PDF, attach
from tests.knowledge.publication.test_copies import picture
from tests.support.factories import SheetFactory
from tests.support.factories.publication import accepted, make_circuit
from tests.support.sharing import share_again
from web.refusals import NotAllowed, Refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def sheet(world) -> PracticeSheet:
    return SheetFactory(space=world.a, network=True, owner=world.people["member_a"])


def fresh(sheet: PracticeSheet) -> PracticeSheet:
    return PracticeSheet.objects.get(pk=sheet.pk)


def photograph(world, sheet, name="cour.jpg", size=(40, 30)) -> Attachment:
    return attach(fresh(sheet), world.people["member_a"], name, picture(size=size), alternative_text="Une cour.")


def choose(world, sheet, attachment: Attachment | None, persona="member_a") -> None:
    page = fresh(sheet)
    chosen = attachment and attachment.pk
    actions.choose_cover(page=page, actor=world.people[persona], attachment_id=chosen, base=base_of(page))


def drafted(sheet) -> str | None:
    cover = fresh(sheet).get_latest_revision_as_object().reading().cover
    return cover and cover.name


def test_chosen_changed_and_given_up(world, sheet):
    first, second = photograph(world, sheet), photograph(world, sheet, "rue.jpg", (60, 30))
    choose(world, sheet, first)
    choose(world, sheet, second)
    assert drafted(sheet) == "rue.jpg"
    assert fresh(sheet).reading().cover is None, "readers see it once the changes are shared"
    choose(world, sheet, None)
    assert drafted(sheet) is None


def test_only_a_picture_of_the_resource(world, sheet):
    document = attach(fresh(sheet), world.people["member_a"], "guide.pdf", PDF)
    elsewhere = photograph(world, SheetFactory(space=world.a))
    for other in (document, elsewhere):
        with pytest.raises(Refused, match="une des images jointes"):
            choose(world, sheet, other)
    with pytest.raises(NotAllowed):
        choose(world, sheet, None, "member_b")


def test_an_edition_copies_it_and_its_card_shows_it(world, client, sheet):
    make_circuit(world.a.record.department)
    choose(world, sheet, photograph(world, sheet))
    share_again(page=fresh(sheet), actor=world.people["member_a"])
    accepted(fresh(sheet), world.people["member_a"], world.people["coordinator"], world.people["validator"])
    copy = EditionFile.objects.get(role="COVER")
    shown = client.get(reverse("catalogue")).content.decode()
    assert reverse("edition_preview", args=[copy.pk]) in shown
    assert '<svg class="cover"' not in shown


def test_it_stands_before_the_text_for_all_its_readers(world, client, sheet):
    make_circuit(world.a.record.department)
    choose(world, sheet, photograph(world, sheet))
    share_again(page=fresh(sheet), actor=world.people["member_a"])
    cover = re.compile(r'<article class="reading">\s*<img class="cover" src="[^"]+" alt="Une cour\."')
    for persona in ("member_a", "member_b"):
        assert cover.search(world.client(persona, client).get(sheet.url).text), persona
    people = world.people
    edition = accepted(fresh(sheet), people["member_a"], people["coordinator"], people["validator"])
    submission = reverse("submission", args=[Submission.objects.get(edition=edition).pk])
    assert cover.search(world.client("validator", client).get(submission).text)
    client.logout()
    assert cover.search(client.get(edition.get_absolute_url()).text)


def test_from_the_page_of_files(world, client, sheet):
    chosen = photograph(world, sheet)
    address = reverse("page_files", args=["itc-a", sheet.pk])
    world.client("member_a", client)
    sent = {"cover": str(chosen.pk), "base": format_base(base_of(fresh(sheet)))}
    assert client.post(address, sent).status_code == 302
    assert drafted(sheet) == "cour.jpg"
    assert "Reprendre la couverture dessinée" in client.get(address).content.decode()
    for wrong in ("abc", "0", "9" * 40, "\x00"):
        again = client.post(address, {"cover": wrong, "base": format_base(base_of(fresh(sheet)))})
        assert again.status_code == 422
    assert drafted(sheet) == "cour.jpg"
