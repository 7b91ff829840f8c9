"""The demonstration loads once, through the real actions, and never among real accounts."""

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from accounts.models import User
from itc_spaces import access
from itc_spaces.discussion.models import Contribution, Digest
from itc_spaces.enums import Audience, ThematicState
from itc_spaces.models import Grant, Placement, Space, Thematic
from knowledge.enums import ImprovementState
from knowledge.models import Attachment, Feedback, Improvement, Note, PracticeSheet, Reuse, Review, ThematicOutcome
from knowledge.publication.enums import SubmissionState
from knowledge.publication.models import Edition, Submission
from notifications.enums import MailState
from notifications.models import Notice
from tests.factories import UserFactory
from tools.models import Tool, ToolVersion
from website.demo import lives as lives_module
from website.demo.accounts import ACCOUNTS, PASSWORD
from website.demo.attached import FILES

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("demo")]


def test_tells_the_whole_story(capsys):
    call_command("demo")
    assert capsys.readouterr().out.count("@demo.test") == len(ACCOUNTS)
    assert all(User.objects.get(email=email).check_password(PASSWORD) for email in ACCOUNTS)
    assert (Space.objects.count(), PracticeSheet.objects.count(), Note.objects.count()) == (6, 40, 9)
    assert Edition.objects.filter(in_catalogue=True).count() >= 20
    assert Edition.objects.filter(number=2).count() == 1
    assert Edition.objects.filter(in_catalogue=False, number=1, publication__last_number=1).count() == 1
    assert Submission.objects.filter(state=SubmissionState.PENDING).count() == 2
    assert Placement.objects.filter(shared_at=None).count() == 2
    assert Placement.objects.filter(shared_at__isnull=False, audience=Audience.SPACE).exists()
    third = Reuse.objects.get(adaptation__title__startswith="Le chariot de la digue")
    second = Reuse.objects.get(adaptation=third.source_page)
    first = Reuse.objects.get(adaptation=second.source_page)
    assert first.source_page.title.startswith("Le jeudi au pied des tours")
    assert (Tool.objects.count(), ToolVersion.objects.count()) == (12, 15)
    suffixes = Attachment.objects.filter(version_links__isnull=False).values_list("name", flat=True)
    assert {name.rpartition(".")[2] for name in suffixes} == {"docx", "odt", "pdf"}
    assert Attachment.objects.filter(name__in=[file["name"] for file in FILES.values()]).count() == len(FILES)
    assert Feedback.objects.filter(edition=None).count() >= 20
    assert Feedback.objects.filter(page=None).count() == 2
    assert Review.objects.count() == 1
    # Invited by a link, each accepted the commitment as it was shown.
    assert Grant.objects.exclude(commitment="").exclude(committed_at=None).count() == 3
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
    nothing_is_ahead_of_today()
    each_account_can_do_its_part()
    a_second_time_changes_nothing(capsys)


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
    thematic = Grant.objects.get(user=people["experte"]).content_object
    assert access.may(people["experte"], access.Action.CONTRIBUTE, thematic)
    ended = Grant.objects.get(user=people["experte.logement"]).content_object
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
