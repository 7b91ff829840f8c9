"""The words of all departments, on which every coordination is asked."""

from django.utils import timezone

from accounts.models import User
from itc_spaces.coordination.actions.words import coordinated, propose_change
from itc_spaces.membership.enums import ChangeKind
from itc_spaces.membership.models import WordChange
from itc_spaces.spaces.models import College, Committee, Department, Office, SpaceRecord, Topic
from knowledge.models import PracticeSheet
from knowledge.publication.models import Circuit, CircuitStep
from tests.concurrency.scenes.usual import Scene, free_code, new_code, start
from tests.support.factories import (
    DepartmentFactory,
    OfficeFactory,
    SheetFactory,
    ThematicFactory,
    TopicFactory,
    UserFactory,
)


def words() -> Scene:
    """Two unions, one each way, that a coordination has still to agree to; a sheet and a thematic bear a word."""
    end_departments()
    scene = start()
    scene.abroad = DepartmentFactory(code=new_code())
    scene.coordinator_abroad = OfficeFactory(department=scene.abroad).user
    OfficeFactory(department=scene.abroad)
    scene.administrator = UserFactory(is_administrator=True)
    scene.word, scene.into, scene.third = (TopicFactory() for _ in "abc")
    scene.page = SheetFactory(space=scene.space, owner=scene.member, network=True, publics=[], topics=[scene.word])
    scene.page.keywords.add("vélo")
    scene.page.save()
    scene.page = PracticeSheet.objects.get(pk=scene.page.pk)
    scene.thematic = ThematicFactory(space=scene.space)
    scene.thematic.topics.set([scene.word])
    here, there = (scene.department, scene.coordinator), (scene.abroad, scene.coordinator_abroad)
    scene.change = asked(*here, scene.word, scene.into, scene.abroad)
    scene.opposite = asked(*there, scene.into, scene.word, scene.department)
    return scene


def end_departments() -> None:
    """Of the scenes before, whose ITCs pass to another department: a change is told and traced in every department.

    With them each scene would cost more than the last, and the days that pass would be for their changes too.
    """
    codes = set(WordChange.objects.values_list("department__code", flat=True))
    over = list(Department.objects.filter(code__in=codes | {free_code(code) for code in codes}))
    SpaceRecord.objects.filter(department__in=over).update(department=DepartmentFactory())
    CircuitStep.objects.filter(circuit__department__in=over).delete()
    for model in (Circuit, Office, Committee, College):
        model.objects.filter(department__in=over).delete()
    Department.objects.filter(pk__in=[department.pk for department in over]).delete()


def asked(department: Department, actor: User, word: Topic, into: Topic, last: Department) -> WordChange:
    """A union whose days are over, that every coordination but the `last` agreed to."""
    change = propose_change(department=department, actor=actor, word=word, kind=ChangeKind.MERGE, into=into)
    change.agreed.set(coordinated().exclude(pk=last.pk))
    WordChange.objects.filter(pk=change.pk).update(holds_at=timezone.now())
    return change
