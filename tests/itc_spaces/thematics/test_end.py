"""The end of access, one second after, on every channel: whichever end came."""

from datetime import datetime, time, timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from itc_spaces.discussion.actions import post_contribution
from itc_spaces.discussion.digests import send_digests
from itc_spaces.spaces import access
from itc_spaces.spaces.clock import forget_mark
from itc_spaces.spaces.models import Grant, Membership, Thematic
from itc_spaces.thematics import actions
from knowledge.actions import save_draft, start_resource
from knowledge.models import Attachment, PageFile, PracticeSheet, UnfinishedForm
from knowledge.staleness import base_of, format_base
from notifications.api import notify
from notifications.enums import MailState
from notifications.models import Notice
from notifications.notices import shown_to
from notifications.sending import send_notices
from tests.support.factories import SheetFactory, days

LONG = "Ce que j'étais en train d'écrire quand mon accès s'est terminé."


class Scene:
    """What an invited person had open: pages, a file, a form, a notice that waits to be mailed."""

    def __init__(self, world):
        self.world, self.thematic = world, world.thematic
        self.expert = world.people["expert_open"]
        self.chair = world.people["chair_a"]
        self.client = world.client("expert_open", Client())
        self.shared = SheetFactory(space=world.a, thematic=self.thematic, shared=True)
        draft = PracticeSheet(title="Mon brouillon", summary="Gardé avant la fin.")
        self.draft = start_resource(space=world.a, thematic=self.thematic, actor=self.expert, page=draft)
        self.message = post_contribution(target=self.thematic, actor=self.chair, body="Où en êtes-vous ?")
        self.file = Attachment.objects.create(
            space=world.a, file="private/aa/x.pdf", name="x.pdf", sha256="x", size=1, kind="PDF"
        )
        PageFile.objects.create(page=self.shared.page_ptr, attachment=self.file)
        Notice.objects.all().delete()
        notify(kind="thematic.reopened", target=self.thematic, recipients=[self.expert], event="thematic.reopened:1")

    def reading(self) -> dict[str, str]:
        itc, pk = "itc-a", self.draft.pk
        return {
            "thematic": reverse("thematic", args=[itc, self.thematic.pk]),
            "shared": self.shared.url,
            "print": reverse("print_page", args=[itc, self.shared.pk]),
            "own draft": self.draft.url,
            "edit": reverse("edit_resource", args=[itc, pk]),
            "history": reverse("history", args=[itc, pk]),
            "files": reverse("page_files", args=[itc, pk]),
            "new": reverse("new_resource", args=[itc, "nouvelle-fiche"]) + f"?thematique={self.thematic.pk}",
            "discussion": reverse("discussion", args=["thematique", self.thematic.pk]),
            "conversation": reverse("conversation", args=[self.message.pk]),
        }

    def writing(self) -> dict[str, tuple[str, dict]]:
        typed = {"title": "Un titre", "summary": LONG, "base": format_base(base_of(self.draft))}
        steps = {"steps-TOTAL_FORMS": "0", "steps-INITIAL_FORMS": "0"}
        query = f"?thematique={self.thematic.pk}"
        return {
            "autosave": (reverse("keep_typing_page", args=["itc-a", "fiche", self.draft.pk]), typed),
            "autosave of a new one": (reverse("keep_typing", args=["itc-a", "fiche"]) + query, typed),
            "save": (reverse("edit_resource", args=["itc-a", self.draft.pk]), {**typed, **steps}),
            "start": (reverse("new_resource", args=["itc-a", "nouvelle-fiche"]) + query, {**typed, **steps}),
            "message": (reverse("discussion", args=["thematique", self.thematic.pk]), {"body": LONG}),
            "hand over": (reverse("hand_to_referents", args=["itc-a", self.draft.pk]), {"x": LONG}),
        }


@pytest.fixture
def scene(world) -> Scene:
    return Scene(world)


def revoked(scene):
    actions.revoke_grant(grant=Grant.all_rows.get(user=scene.expert), actor=scene.chair)


def abandoned(scene):
    actions.abandon_thematic(thematic=scene.thematic, actor=scene.chair, reason="Une pause.")


def state_changed(scene):
    Thematic.objects.filter(pk=scene.thematic.pk).update(state="CLOSED", closed_on=days(0))


def disabled(scene):
    User.objects.filter(pk=scene.expert.pk).update(is_active=False)


ENDS = {"revoked": revoked, "abandoned": abandoned, "closed": state_changed, "disabled": disabled}


def test_before_the_end_everything_answers(scene):
    found = {name: scene.client.get(url).status_code for name, url in scene.reading().items()}
    assert set(found.values()) == {200}, found
    assert access.may(scene.expert, access.Action.READ, scene.file)
    assert shown_to(scene.expert).count() == 1


@pytest.mark.parametrize("end", ENDS)
def test_a_message_that_waits_for_the_days_mail_never_leaves(scene, end, mailoutbox):
    others = {scene.chair.email, *Membership.objects.values_list("user__email", flat=True)}
    ENDS[end](scene)
    with time_machine.travel(access.now() + timedelta(days=1, hours=1), tick=False):
        forget_mark()
        send_digests()
    told = {mail.to[0] for mail in mailoutbox if scene.message.body in mail.body}
    assert told, "others still read it"
    assert told <= others - {scene.expert.email}


@pytest.mark.parametrize("end", ENDS)
def test_the_very_next_request_is_refused_everywhere(scene, end, mailoutbox):
    scene.client.get(scene.reading()["thematic"])
    ENDS[end](scene)
    refused = 302 if end == "disabled" else 404
    pages = {name: scene.client.get(url) for name, url in scene.reading().items()}
    assert {page.status_code for page in pages.values()} == {refused}
    if end != "disabled":
        assert len({page.content for page in pages.values()}) == 1
        assert scene.thematic.question in pages["thematic"].text, "the list of their own ended access"
    for name, (url, typed) in scene.writing().items():
        response = scene.client.post(url, typed)
        assert response.status_code == refused, name
        if end != "disabled":
            assert LONG in response.text.replace("&#x27;", "'"), f"{name}: what was typed can be copied"
    assert scene.client.get(reverse("attachment", args=[scene.file.pk])).status_code == refused
    assert not UnfinishedForm.objects.filter(user=scene.expert).exists()
    assert not shown_to(scene.expert).filter(kind="thematic.reopened").exists()
    send_notices()
    assert scene.thematic.question not in [mail.body for mail in mailoutbox if "rouvre" in mail.subject]
    assert Notice.objects.get(event="thematic.reopened:1").mail_state == MailState.CANCELLED
    assert scene.client.get("/espaces/").status_code == (302 if end == "disabled" else 200)


def test_the_end_of_dates_ends_by_itself_one_second_after(scene):
    last_day = days(3)
    Grant.all_rows.filter(user=scene.expert).update(ends_on=last_day)
    midnight = timezone.make_aware(datetime.combine(last_day + timedelta(days=1), time()))
    urls = scene.reading()
    with time_machine.travel(midnight - timedelta(seconds=1), tick=False):
        forget_mark()
        assert {scene.client.get(url).status_code for url in urls.values()} == {200}
    with time_machine.travel(midnight + timedelta(seconds=1), tick=False):
        forget_mark()
        assert {scene.client.get(url).status_code for url in urls.values()} == {404}
        assert scene.client.get(reverse("attachment", args=[scene.file.pk])).status_code == 404


def test_the_last_draft_saved_stays_with_the_itc_signed(scene):
    def change(draft):
        draft.summary = "Enregistré juste avant."

    save_draft(page=scene.draft, actor=scene.expert, base=base_of(scene.draft), change=change)
    revoked(scene)
    client = scene.world.client("member_a", Client())
    page = client.get(scene.draft.url)
    assert page.status_code == 200
    assert "Enregistré juste avant." in page.text
    assert scene.expert.get_full_name() in page.text


def test_home_of_who_has_nothing_left_says_nothing_of_it(scene):
    revoked(scene)
    home = scene.client.get("/espaces/").text
    assert "Mon brouillon" not in home
    assert scene.world.a.title not in home
