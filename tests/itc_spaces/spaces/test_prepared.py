"""Prepared questions: the same rows as asked plainly, for everybody, with rights read each time."""

from datetime import timedelta

import pytest
from django.db.models import F
from wagtail.models import Page

from itc_spaces.minutes.models import MinutesVersion
from itc_spaces.spaces import access
from itc_spaces.spaces.access import Action, prepared, prepared_for_all
from itc_spaces.spaces.access.prepared import INSTANTS, NotPrepared, _stand_in_value
from itc_spaces.spaces.models import Grant, Membership, Placement, Space, Thematic
from tests.support.factories import GrantFactory, SheetFactory, ThematicFactory, member_of
from tests.support.site import make_site
from tests.support.world import PERSONAS

pytestmark = pytest.mark.django_db
MODELS = [Page, Placement, Space, Thematic, Grant]


def question_of(model):
    return prepared(lambda viewer: access.visible_to(viewer, model).order_by("pk"))


def test_everybody_is_answered_as_when_asked_plainly(world):
    site = make_site(world)
    for model in MODELS:
        ask = question_of(model)
        for _ in range(2):  # written, then asked again
            for persona in PERSONAS[1:]:
                viewer = site.world.people[persona]
                assert ask(viewer) == list(access.visible_to(viewer, model).order_by("pk")), (persona, model)


def test_two_readers_of_one_shape_are_told_apart(world, django_assert_max_num_queries):
    ask = question_of(Placement)
    sheets = [SheetFactory(space=space, shared=True) for space in (world.a, world.b)]
    for person, sheet in ((world.people["member_a"], sheets[0]), (world.people["member_b"], sheets[1])):
        with django_assert_max_num_queries(3):  # the clock, what they hold, the question
            assert [row.page_id for row in ask(person)] == [sheet.pk]


def test_a_right_that_ended_is_gone_on_the_next_question(world):
    ask = question_of(Placement)
    SheetFactory(space=world.a, shared=True)
    member = member_of(world.a)
    assert len(ask(member)) == 1
    Membership.objects.filter(user=member).update(ended_at=access.now())
    assert ask(member) == []


def test_more_keys_than_a_shape_was_written_with(world):
    ask = question_of(Thematic)
    person = world.people["no_seat"]
    for count in range(1, 10):
        GrantFactory(user=person, content_object=ThematicFactory(space=world.a))
        assert len(ask(person)) == count


def test_values_and_choices_reach_the_query(world):
    @prepared
    def titled(viewer, pages: tuple, title: str, since, *, order: str, most: int):
        rows = access.visible_to(viewer, Page).filter(pk__in=pages, title=title, first_published_at__gt=since)
        return rows.annotate(shared=F("placement__shared_at")).order_by(order)[:most]

    sheets = [SheetFactory(space=world.a, network=True, title="Le même") for _ in range(3)]
    keys, member, before = tuple(sheet.pk for sheet in sheets), world.people["member_b"], access.now() - timedelta(1)
    assert [page.pk for page in titled(member, keys, "Le même", before, order="pk", most=9)] == list(keys)
    assert [page.pk for page in titled(member, keys, "Le même", before, order="-pk", most=1)] == [keys[-1]]
    assert titled(member, keys[:1], "Un autre", before, order="pk", most=9) == []
    assert [page.pk for page in titled(member, keys[:2], "Le même", before, order="pk", most=9)] == list(keys[:2])
    assert titled(member, (), "Le même", before, order="pk", most=9) == []
    assert titled(member, keys, "Le même", access.now() + timedelta(1), order="pk", most=9) == []


@pytest.mark.parametrize(
    "question",
    [
        lambda viewer, key: access.visible_to(viewer, Page).filter(pk=key + 1),
        lambda viewer, key: access.visible_to(viewer, Page).order_by("pk")[: abs(key) % 7 + 1],
        lambda viewer, key: access.visible_to(viewer, Page).filter(first_published_at__gt=access.now() - timedelta(1)),
    ],
)
def test_a_question_that_computes_with_a_value_is_refused(world, question):
    with pytest.raises(NotPrepared):
        prepared(question)(world.people["member_a"], 3)


@pytest.mark.parametrize("compared", ["number", "number__lt", "number__gt"])
def test_a_value_is_refused_where_the_field_holds_no_stand_in(world, compared):
    """Django would leave the comparison out, or find nothing: of another reader's number too."""
    asked = prepared(lambda viewer, number: access.visible_to(viewer, MinutesVersion).filter(**{compared: number}))
    with pytest.raises(NotPrepared, match="too small"):
        asked(world.people["member_a"], 1)


def test_actions_are_asked_as_plainly(world):
    @prepared
    def offered(viewer, page: int):
        return access.with_actions(viewer, access.visible_to(viewer, Page).filter(pk=page))

    sheet = SheetFactory(space=world.a, network=True)
    for persona in PERSONAS[1:]:
        viewer = world.people[persona]
        found = [access.allowed(row) for row in offered(viewer, sheet.pk)]
        plain = access.actions_on(viewer, Page.objects.get(pk=sheet.pk))
        assert (found == [plain]) if Action.READ in plain else (found == []), persona


def test_a_question_without_a_reader_is_asked_with_its_values_alone(world, django_assert_max_num_queries):
    @prepared_for_all
    def placed_in(space: int, *, order: str):
        return Placement.objects.filter(space=space).order_by(order)

    first, second = (SheetFactory(space=world.a, shared=True) for _ in range(2))
    for order, pages in (("pk", [first.pk, second.pk]), ("-pk", [second.pk, first.pk])):
        for _ in range(2):  # written, then asked again
            with django_assert_max_num_queries(1):
                assert [row.page_id for row in placed_in(world.a.pk, order=order)] == pages
    assert placed_in(world.b.pk, order="pk") == []


def test_a_question_without_a_reader_that_asks_what_works_today_is_refused(world):
    with pytest.raises(NotPrepared):
        prepared_for_all(lambda person: access.memberships_in_force().filter(user=person))(world.people["member_a"].pk)


@pytest.mark.parametrize("key", [-2_000_000_000, -1_000_000, -1])
def test_a_stand_in_for_an_instant_is_written_as_instants_are(key):
    """SQLite writes no microseconds where there are none: another text, that the real instant would not take."""
    assert _stand_in_value(access.now(), iter([key]), INSTANTS[0]).microsecond > 0
