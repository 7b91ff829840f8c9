"""The demonstration loads once, through the real actions, and never among real accounts."""

from collections import Counter

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from accounts.models import User
from demonstration import lives as lives_module
from demonstration.accounts import ACCOUNTS, PASSWORD
from demonstration.attached import FILES
from itc_spaces.discussion.models import Contribution, Digest
from itc_spaces.meetings.models import AgendaItem, Attendance, Convocation, DateOption, Meeting, Pause
from itc_spaces.meetings.reconciling import reconcile_all
from itc_spaces.meetings.rhythm import rhythms
from itc_spaces.minutes.models import Delivery, Minutes, MinutesPart, MinutesVersion, Task
from itc_spaces.spaces import access
from itc_spaces.spaces.enums import Audience, ThematicState
from itc_spaces.spaces.models import Grant, Placement, Space, Thematic
from knowledge.enums import ImprovementState
from knowledge.models import (
    Attachment,
    Feedback,
    ImportedFile,
    Improvement,
    KeywordAlias,
    Note,
    PageKeyword,
    PracticeSheet,
    Reuse,
    Review,
    ThematicOutcome,
)
from knowledge.publication.enums import SubmissionState
from knowledge.publication.models import Edition, EditionFacet, Submission
from notifications.enums import MailState
from notifications.models import Notice
from tests.support.factories import UserFactory
from tools.models import Tool, ToolVersion

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("demo")]


def check_that_each_itc_met_for_two_years() -> None:
    held = Counter(Meeting.objects.filter(state="HELD").values_list("space__slug", flat=True))
    assert set(held.values()) == {13}
    assert {rhythm.standing for rhythm in rhythms()} >= {"PLANNED", "LATE"}
    assert Pause.objects.count() == 1
    assert DateOption.objects.values("meeting").distinct().count() == 1
    moved = Meeting.objects.get(moved_from__isnull=False)
    assert moved.sequence >= 3
    assert Attendance.objects.filter(person__memberships__role="DEPUTY", presence="PRESENT").exists()
    assert Convocation.objects.filter(answer="EXCUSED").exclude(word="").exists()
    assert not [item for item in AgendaItem.objects.values_list("title", flat=True) if len(item) < 12]
    assert reconcile_all()["convocations changées"] == 0
    check_that_ten_meetings_are_remembered()


def check_that_ten_meetings_are_remembered() -> None:
    assert Minutes.objects.exclude(shown_at=None).count() == MinutesVersion.objects.filter(number=1).count() == 10
    reserved = MinutesPart.objects.filter(reserved=True, replaced_at=None)
    assert reserved.count() == 1
    assert Minutes.objects.filter(audience=Audience.NETWORK).count() == 1
    waiting = Delivery.objects.exclude(observation="").get(reply="")
    assert waiting.version.minutes.approved_at is None
    follower = User.objects.get(email="suivi@demo.test")
    given = Delivery.objects.filter(recipient=follower, version__newest_of__isnull=False)
    assert [given.filter(read_at__isnull=unread).count() for unread in (True, False)] == [1, 4]
    assert [task for task in Task.objects.filter(state="OWED") if task.due_on < timezone.localdate()]
    assert all(len(part.html) > 60 for part in MinutesPart.objects.filter(replaced_at=None))


def test_tells_the_whole_story(capsys):
    call_command("demo")
    check_that_each_itc_met_for_two_years()
    assert capsys.readouterr().out.count("@demo.test") == len(ACCOUNTS)
    assert all(User.objects.get(email=email).check_password(PASSWORD) for email in ACCOUNTS)
    assert (Space.objects.count(), PracticeSheet.objects.count(), Note.objects.count()) == (8, 45, 9)
    assert Edition.objects.filter(in_catalogue=True).count() >= 20
    assert Edition.objects.filter(number=2).count() == 1
    assert Edition.objects.filter(in_catalogue=False, number=1, publication__last_number=1).count() == 1
    assert Submission.objects.filter(state=SubmissionState.PENDING).count() == 2
    assert Placement.objects.filter(shared_at=None).count() == 3
    assert Placement.objects.filter(shared_at__isnull=False, audience=Audience.SPACE).exists()
    a_sheet_was_reused_three_times_over()
    assert (Tool.objects.count(), ToolVersion.objects.count()) == (12, 15)
    suffixes = Attachment.objects.filter(version_links__isnull=False).values_list("name", flat=True)
    assert {name.rpartition(".")[2] for name in suffixes} == {"docx", "odt", "pdf"}
    assert Attachment.objects.filter(name__in=[file["name"] for file in FILES.values()]).count() == len(FILES)
    assert Feedback.objects.filter(edition=None).count() >= 20
    assert Feedback.objects.filter(page=None).count() == 2
    assert Review.objects.count() == 1
    # Invited by a link, each accepted the commitment as it was shown.
    assert Grant.all_rows.exclude(commitment="").exclude(committed_at=None).count() == 3
    answers = ImprovementState.ACCEPTED, ImprovementState.DECLINED, ImprovementState.OFFERED
    assert [Improvement.objects.filter(state=state).count() for state in answers] == [1, 1, 1]
    states = ThematicState
    assert {state: Thematic.objects.filter(state=state).count() for state in states} == {
        states.SUGGESTED: 2, states.OPEN: 6, states.CLOSED: 3, states.ABANDONED: 1,
    }  # fmt: skip
    assert ThematicOutcome.objects.filter(report__placement__audience=Audience.NETWORK).count() == 3
    assert Contribution.objects.filter(parent=None).count() > 10
    assert Contribution.objects.filter(removed_at__isnull=False).count() == 1
    assert not Digest.objects.exclude(mail_state=MailState.SENT).exists()
    assert not Notice.objects.exclude(mail_state=MailState.SENT).exists()
    a_sheet_came_from_a_word_file()
    two_departments_and_a_merged_word_among_the_keywords()
    nothing_is_ahead_of_today()
    each_account_can_do_its_part()
    a_second_time_changes_nothing(capsys)


def a_sheet_was_reused_three_times_over():
    third = Reuse.objects.get(adaptation__title__startswith="Le chariot de la digue")
    second = Reuse.objects.get(adaptation=third.source_page)
    first = Reuse.objects.get(adaptation=second.source_page)
    assert first.source_page.title.startswith("Le jeudi au pied des tours")


def a_sheet_came_from_a_word_file():
    """Something of it waits to be placed, and its file can be taken to begin another one."""
    row = ImportedFile.objects.get()
    assert {"context", "steps", "outcomes"} <= row.said.keys()
    assert {"Ce que dit le cahier", "Mot de la bénévole"} <= {item["heading"] for item in row.tray}
    assert row.page.specific.get_latest_revision_as_object().file_links.get().attachment == row.attachment


def two_departments_and_a_merged_word_among_the_keywords():
    used = PageKeyword.objects.values_list("content_object__placement__space__record__department__code", flat=True)
    assert set(used) == {"13", "83"}
    merged = KeywordAlias.objects.get()
    assert not PageKeyword.objects.filter(tag__name=merged.word).exists()
    assert PageKeyword.objects.filter(tag__name=merged.into).count() >= 3
    assert EditionFacet.objects.filter(facet="mot", value="hors les murs").count() >= 3


def nothing_is_ahead_of_today():
    now = timezone.now()
    assert access.now() - now < timezone.timedelta(minutes=1)
    assert not Edition.objects.filter(accepted_at__gt=now).exists()
    assert not Placement.objects.filter(shared_at__gt=now).exists()


def each_account_can_do_its_part():
    people = {email.partition("@")[0]: User.objects.get(email=email) for email in ACCOUNTS}
    marseille = Space.objects.get(slug="itc-marseille-nord")
    pending = Submission.objects.filter(state=SubmissionState.PENDING)
    assert access.may(people["directrice"], access.Action.MANAGE, marseille)
    assert access.may(people["coordination"], access.Action.CLOSE, marseille)
    for decider in (people["coordination"], people["validation"]):
        assert [access.may(decider, access.Action.DECIDE, submission) for submission in pending].count(True) == 1
    assert access.may(people["suivi"], access.Action.SEE_MEMBERS, marseille)
    assert not access.may(people["suivi"], access.Action.WRITE, marseille)
    thematic = Grant.all_rows.get(user=people["experte"]).content_object
    assert access.may(people["experte"], access.Action.CONTRIBUTE, thematic)
    ended = Grant.all_rows.get(user=people["experte.logement"]).content_object
    assert not access.may(people["experte.logement"], access.Action.CONTRIBUTE, ended)


def a_second_time_changes_nothing(capsys):
    before = PracticeSheet.objects.count(), Edition.objects.count(), User.objects.count()
    call_command("demo", "--if-empty")
    assert (PracticeSheet.objects.count(), Edition.objects.count(), User.objects.count()) == before
    assert "déjà là" in capsys.readouterr().err


def test_refuses_a_base_with_real_accounts(capsys):
    UserFactory()
    with pytest.raises(CommandError, match="vrais comptes"):
        call_command("demo")
    call_command("demo", "--if-empty")
    printed = capsys.readouterr()
    assert "@demo.test" not in printed.out
    assert User.objects.count() == 1


def test_stopped_in_the_middle_it_leaves_nothing(monkeypatch):
    def power_cut(*args, **kwargs):
        raise KeyboardInterrupt

    monkeypatch.setattr(lives_module, "share", power_cut)
    with pytest.raises(KeyboardInterrupt):
        call_command("demo")
    assert not User.objects.exists()
    assert not PracticeSheet.objects.exists()
