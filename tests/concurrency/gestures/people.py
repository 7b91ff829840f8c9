"""What is done to seats, offices, spaces, thematics, accounts, and the words of departments."""

from functools import partial

from accounts.openid import identities
from accounts.personal_data import erase_own_account
from itc_spaces.coordination import actions as coordination
from itc_spaces.coordination.actions.words import apply_due
from itc_spaces.discussion import actions as discussion
from itc_spaces.meetings import actions as meetings
from itc_spaces.membership import actions as membership
from itc_spaces.membership.enums import ChangeKind
from itc_spaces.spaces.enums import (
    Audience,
    Capacity,
    CommitteeKind,
    GrantLevel,
    MandateKind,
    MembershipRole,
    Mode,
    OfficeKind,
    Standing,
)
from itc_spaces.spaces.models import Territory, Topic
from itc_spaces.thematics import actions as thematics
from itc_spaces.thematics.actions.granting import state_of
from itc_spaces.thematics.actions.inviting import commitment_digest
from itc_spaces.thematics.actions.life import fingerprint
from knowledge import actions as knowledge
from knowledge.models import PracticeSheet
from knowledge.staleness import base_of
from notifications.invitations import answering
from search.actions import add_synonyms
from search.models import SynonymGroup
from tests.concurrency.gestures.usual import (
    Gesture,
    bin_page,
    close_space,
    end_of,
    erase,
    post,
    save,
    share_changes,
)
from tests.concurrency.scenes import IN_A_MONTH, Scene


def start_sheet(scene: Scene) -> object:
    return knowledge.start_resource(
        space=scene.space, thematic=scene.thematic, actor=scene.expert, page=PracticeSheet(title="Un café"),
        key=scene.key,
    )  # fmt: skip


def accept_grant(scene: Scene) -> object:
    seen = commitment_digest(scene.thematic.commitment)
    return thematics.accept_invitation(invitation=scene.invitation, user=scene.invited, seen=seen)


def edit(scene: Scene, topics=()) -> object:
    return thematics.edit_thematic(
        thematic=scene.thematic, actor=scene.chair, seen=fingerprint(scene.thematic), topics=topics,
        closes_on=IN_A_MONTH, question="Et maintenant ?",
    )  # fmt: skip


def show(scene: Scene) -> object:
    return thematics.show_thematic(thematic=scene.thematic, actor=scene.chair, audience=Audience.NETWORK)


def exchange(scene: Scene, actor: str) -> object:
    return membership.exchange_mandates(space=scene.space, actor=getattr(scene, actor), seen=scene.mandates)


def commit(scene: Scene) -> object:
    seen = commitment_digest(scene.thematic.commitment)
    return meetings.commit_seat(thematic=scene.thematic, actor=scene.member, seen=seen)


def accept_seat(scene: Scene) -> object:
    return membership.accept_invitation(invitation=scene.invitation, user=scene.invited)


def close_thematic(scene: Scene) -> object:
    return thematics.close_thematic(thematic=scene.thematic, actor=scene.chair, report=scene.report)


def abandon(scene: Scene) -> object:
    return thematics.abandon_thematic(thematic=scene.thematic, actor=scene.coordinator, reason="Plus le temps.")


def open_account(scene: Scene, invitation: str = "invitation") -> object:
    return answering.open_account(
        invitation=getattr(scene, invitation), accept=membership.accept_invitation, first_name="Zoé",
        last_name="Le Goff", hashed="!",
    )  # fmt: skip


def keep(scene: Scene, entry) -> object:
    """`entry` is made anew: its form was judged before the lock."""
    return coordination.keep_entry(department=scene.department, actor=scene.coordinator, entry=entry(scene))


def agree(scene: Scene, change: str, to: str, actor: str) -> object:
    return coordination.agree_to_change(
        change=getattr(scene, change), department=getattr(scene, to), actor=getattr(scene, actor)
    )


def propose(scene: Scene, **said) -> object:
    return coordination.propose_change(department=scene.department, actor=scene.coordinator, word=scene.third, **said)


def new_word(scene: Scene) -> str:
    """No other scene's: words belong to all departments."""
    return f"Trottinette {scene.department.code}"


def add_group(scene: Scene, department: str, actor: str) -> object:
    group = SynonymGroup(expressions=f"{new_word(scene)}\npatinette {scene.department.code}")
    return add_synonyms(department=getattr(scene, department), actor=getattr(scene, actor), group=group)


SEAT: dict[str, Gesture] = {
    "accept": accept_seat,
    "hand over": lambda s: membership.hand_over(seat=s.seat, actor=s.chair, person=s.member),
    "end": lambda s: membership.end_seat(seat=s.seat, actor=s.chair),
    "end the membership": lambda s: membership.end_membership(membership=s.membership, actor=s.coordinator),
    "cancel the invitation": lambda s: membership.revoke_invitation(invitation=s.invitation, actor=s.chair),
    "send it again": lambda s: membership.resend_invitation(invitation=s.invitation, actor=s.coordinator),
    "invite a deputy": lambda s: membership.invite_to_seat(
        seat=s.seat, actor=s.chair, email="suppleante@exemple.test", role=MembershipRole.DEPUTY
    ),
    "change the mode": lambda s: membership.change_mode(seat=s.seat, actor=s.chair, mode=Mode.FOLLOWS),
    "start a mandate": lambda s: membership.start_mandate(seat=s.seat, actor=s.chair, kind=MandateKind.SECRETARY),
    "write a message": lambda s: discussion.post_contribution(target=s.space, actor=s.membership.user, body="Bonjour."),
    "close the space": close_space,
    "erase the holder's account": lambda s: erase_own_account(user=s.membership.user),
    "exchange the mandates": partial(exchange, actor="chair"),
    "exchange them by another": partial(exchange, actor="coordinator"),
    "end the chair's mandate": lambda s: membership.end_mandate(
        mandate=s.membership_of(s.chair).seat.mandates.get(kind=MandateKind.CHAIR), actor=s.coordinator
    ),
}  # fmt: skip
THEMATIC: dict[str, Gesture] = {
    "commit a seat": commit,
    "release the seat": lambda s: meetings.release_seat(thematic=s.thematic, actor=s.member),
    "accept": accept_grant,
    "decline": lambda s: thematics.decline_invitation(invitation=s.invitation, word="Merci, non."),
    "cancel the invitation": lambda s: thematics.revoke_invitation(invitation=s.invitation, actor=s.chair),
    "send it elsewhere": lambda s: thematics.readdress_invitation(
        invitation=s.invitation, actor=s.chair, email="autre@exemple.test"
    ),
    "invite": lambda s: thematics.invite_to_thematic(
        thematic=s.thematic, actor=s.member, email=s.invited.email, capacity=Capacity.choices[0][0],
        starts_on=s.invitation.starts_on, ends_on=s.invitation.ends_on,
    ),
    "change the access": lambda s: thematics.change_grant(
        grant=s.grant, actor=s.chair, seen=state_of(s.grant), level=GrantLevel.READ, starts_on=s.grant.starts_on,
        ends_on=IN_A_MONTH,
    ),
    "end the access": lambda s: thematics.revoke_grant(grant=s.grant, actor=s.chair),
    "agree to be named": lambda s: thematics.consent_to_be_named(grant=s.grant, actor=s.expert, consents=True),
    "close": close_thematic,
    "abandon": abandon,
    "edit": edit,
    "write a message": partial(post, on="thematic", actor="expert"),
    "edit one's message": lambda s: discussion.edit_contribution(contribution=s.message, actor=s.expert, body="Non."),
    "make a sheet of the message": lambda s: discussion.start_sheet_from(contribution=s.message, actor=s.member),
    "start a sheet": start_sheet,
    "save one's draft": partial(save, actor="expert"),
    "bin the bilan": lambda s: knowledge.bin_resource(page=s.report, actor=s.coordinator),
    "end the référent's seat": end_of("member"),
    "erase the expert's account": erase("expert"),
    "send it again": lambda s: thematics.resend_invitation(invitation=s.invitation, actor=s.chair),
    "change the invitation": lambda s: thematics.change_invitation(
        invitation=s.invitation, actor=s.chair, level=GrantLevel.READ, starts_on=s.invitation.starts_on,
        ends_on=IN_A_MONTH,
    ),
    "reopen": lambda s: thematics.reopen_thematic(
        thematic=s.thematic, actor=s.chair, reason="Il reste à dire.", closes_on=IN_A_MONTH, with_invited=True
    ),
    "show to the network": show,
}  # fmt: skip
SUGGESTION: dict[str, Gesture] = {
    "open": lambda s: thematics.open_thematic(
        thematic=s.thematic, actor=s.chair, seen=fingerprint(s.thematic), closes_on=IN_A_MONTH, commitment="",
        referents=[s.membership_of(s.member).seat],
    ),
    "abandon": abandon,
    "edit": edit,
    "show to the network": show,
    "suggest": lambda s: thematics.suggest_thematic(space=s.space, actor=s.member, question="Et les pères ?"),
    "suggest what its note says": lambda s: thematics.suggest_from_note(note=s.note, actor=s.member),
    "bin the note": partial(bin_page, page="note"),
    "end the référent's seat": end_of("member"),
    "close the space": close_space,
}  # fmt: skip
SPACE: dict[str, Gesture] = {
    "edit": lambda s: coordination.edit_space(
        space=s.space, actor=s.chair, title="ITC du Port", presentation="Deux quartiers.", base=base_of(s.space),
        guests_take_turns=True,
    ),
    "close": close_space,
    "reopen": lambda s: coordination.reopen_space(space=s.space, actor=s.coordinator),
    "choose a time zone": lambda s: coordination.choose_time_zone(
        department=s.department, actor=s.coordinator, time_zone="Indian/Reunion"
    ),
    "create another": lambda s: coordination.create_space(
        department=s.department, actor=s.coordinator, title="ITC du Port", territory=s.territory,
        agreement=s.agreement,
    ),
    "retire its territory": lambda s: coordination.retire_entry(
        department=s.department, actor=s.second_coordinator, entry=s.territory
    ),
    "put a territory back": lambda s: coordination.restore_entry(
        department=s.department, actor=s.coordinator, entry=s.territory
    ),
    "add a territory": partial(keep, entry=lambda s: Territory(department=s.department, name="Le Port")),
    "suggest a thematic": SUGGESTION["suggest"],
    "write a message": partial(post, on="space", actor="member"),
    "end the chair's seat": end_of("chair"),
    "erase the chair's account": erase("chair"),
}  # fmt: skip
OFFICE: dict[str, Gesture] = {
    "accept": accept_seat,
    "cancel the invitation": lambda s: membership.revoke_invitation(invitation=s.invitation, actor=s.coordinator),
    "end the other's": lambda s: coordination.end_office(office=s.office, actor=s.coordinator),
    "end one's own": lambda s: coordination.end_office(office=s.coordinator.offices.get(), actor=s.second_coordinator),
    "add a seat": lambda s: membership.add_seat(
        space=s.space, actor=s.coordinator, organisation=s.organisation, standing=Standing.PERMANENT, mode=Mode.ATTENDS
    ),
    "close the space": close_space,
    "erase the coordinator's account": erase("coordinator"),
    "invite to validate": lambda s: membership.invite_to_office(
        department=s.department, actor=s.coordinator, kind=OfficeKind.VALIDATOR, email=s.invited.email,
        committee=s.department.committees.filter(kind=CommitteeKind.TECHNICAL).first(),
    ),
    "send it again": lambda s: membership.resend_invitation(invitation=s.invitation, actor=s.second_coordinator),
    "erase the other's account": erase("second_coordinator"),
}  # fmt: skip
WORDS: dict[str, Gesture] = {
    "agree to the union": partial(agree, change="change", to="abroad", actor="coordinator_abroad"),
    "agree to the opposite": partial(agree, change="opposite", to="department", actor="coordinator"),
    "take the union back": lambda s: coordination.withdraw_change(
        change=s.change, department=s.department, actor=s.second_coordinator
    ),
    "let days pass": lambda s: apply_due(),
    "rename": lambda s: propose(s, kind=ChangeKind.RENAME, text=new_word(s)),
    "retire": partial(propose, kind=ChangeKind.RETIRE),
    "propose a union": lambda s: propose(s, kind=ChangeKind.MERGE, into=s.into),
    "add a word": partial(keep, entry=lambda s: Topic(name=new_word(s))),
    "add it elsewhere": lambda s: coordination.keep_entry(
        department=s.abroad, actor=s.coordinator_abroad, entry=Topic(name=new_word(s))
    ),
    "add synonyms": partial(add_group, department="department", actor="coordinator"),
    "add them elsewhere": partial(add_group, department="abroad", actor="coordinator_abroad"),
    "merge a keyword": lambda s: coordination.merge_keyword(
        department=s.department, actor=s.coordinator, word="vélo", into="bicyclette"
    ),
    "save": save,
    "share changes": share_changes,
    "bin": bin_page,
    "edit the thematic": lambda s: edit(s, topics=[s.word]),
    "end the coordinator's office": lambda s: coordination.end_office(
        office=s.coordinator_abroad.offices.get(), actor=s.administrator
    ),
    "create a department": lambda s: coordination.create_department(
        actor=s.administrator, name=f"Département voisin {s.department.code}", code=s.free_code
    ),
}  # fmt: skip
ACCOUNT: dict[str, Gesture] = {
    "open": open_account,
    "open by the other invitation": partial(open_account, invitation="other_invitation"),
    "tie": lambda s: identities.tie(user=s.member, provider="fournisseur", uid=s.uid),
    "tie another": lambda s: identities.tie(user=s.member, provider="fournisseur", uid=f"autre {s.uid}"),
    "tie it to somebody else": lambda s: identities.tie(user=s.chair, provider="fournisseur", uid=s.uid),
    "ask to tie": lambda s: identities.ask_by_mail(user=s.member, provider="fournisseur", uid=s.uid, said="Zoé"),
    "end the identities": lambda s: identities.end(user=s.member),
    "end the seat": end_of("member"),
    "erase": erase("member"),
}  # fmt: skip
