"""Credits people for a resource. Each of them decides whether the public may read their name."""

from django.db import transaction
from django.db.models import Max, QuerySet

from accounts.models import User
from itc_spaces.spaces import access
from itc_spaces.spaces.access import Action
from itc_spaces.spaces.locking import lock_rows
from itc_spaces.spaces.models import Grant, Space, Thematic, in_force
from itc_spaces.spaces.trace import Traced, trace
from knowledge.actions.checks import locked_resource
from knowledge.models import Credit, Resource
from knowledge.signals import consent_given
from web.refusals import NotAllowed, Refused
from web.text import clean_text


def credit_author(*, page: Resource, author, thematic: Thematic | None) -> Credit:
    """Credits the author with the name and function of today; an invited person signs with that of the invitation."""
    invited = Grant.all_rows.filter(in_force("", access.today()), user=author, content_object=thematic)
    grant = invited.first() if thematic else None
    return Credit.objects.create(
        page=page,
        user=author,
        name=author.get_full_name()[:160],
        quality=((grant and grant.quality) or author.quality)[:160],
        consents_public=bool(grant and grant.consents_public),
    )


def creditable(space: Space, actor: User) -> QuerySet[User]:
    """Returns the people who sit in the ITC: all of them for people inside; for the invited, those they may know."""
    seated = User.objects.filter(pk__in=access.memberships_in_force().filter(seat__space=space).values("user"))
    if access.may(actor, Action.SEE_MEMBERS, space):
        return seated
    return seated.filter(pk__in=access.known_people(actor).values("pk"))


@transaction.atomic
def add_credit(*, page: Resource, actor: User, user=None, name: str = "", quality: str = "") -> Credit:
    """Credits a co-author: a person of the space (`user`), or a name for someone without an account."""
    page, placement = locked_resource(actor, Action.EDIT, page)
    if user and not creditable(placement.space, actor).filter(pk=user.pk).exists():
        raise Refused("Choisissez une personne qui siège dans l'ITC, ou écrivez son nom.")
    name, quality = (user.get_full_name(), user.quality) if user else (clean_text(name)[:160], clean_text(quality))
    if not name:
        raise Refused("Choisissez une personne de l'ITC, ou écrivez un nom.")
    existing = Credit.objects.filter(page=page, user=user) if user else Credit.objects.filter(page=page, name=name)
    # Two people may have the same name.
    if same := existing.first():
        return same
    last = Credit.objects.filter(page=page).aggregate(last=Max("position"))["last"] or 0
    credit = Credit.objects.create(page=page, user=user, name=name[:160], quality=quality[:160], position=last + 1)
    trace(action=Traced.CREDITED, target=page, actor=actor, data={"credit": credit.pk})
    return credit


@transaction.atomic
def remove_credit(*, page: Resource, actor: User, credit_id: int) -> None:
    page, _ = locked_resource(actor, Action.EDIT, page)
    if Credit.objects.filter(page=page).count() < 2:
        raise Refused("Une ressource garde au moins un nom : ajoutez-en un autre avant de retirer celui-ci.")
    if Credit.objects.filter(page=page, pk=credit_id).delete()[0]:
        trace(action=Traced.CREDITED, target=page, actor=actor, data={"credit": credit_id})


@transaction.atomic
def set_consents(*, actor: User, named: set[int]) -> None:
    """Sets all of the actor's credits at once: the public reads their name on those in `named`, and on no others.

    This includes resources that the actor can no longer read: a name belongs to the person who bears it.
    """
    own = Credit.objects.filter(user=actor)
    lock_rows(own)
    for credit in own.select_related("page"):
        if credit.consents_public != (credit.pk in named):
            set_consent(page=credit.page, actor=actor, consents=credit.pk in named)


@transaction.atomic
def set_consent(*, page: Resource, actor: User, consents: bool) -> None:
    """Sets the consent on the actor's own credit: nobody consents for another person."""
    own = Credit.objects.filter(page=page, user=actor)
    lock_rows(own)
    credit = own.first()
    if credit is None:
        raise NotAllowed("Vous n'êtes pas crédité·e sur cette ressource.")
    credit.consents_public = consents
    credit.save(update_fields=["consents_public"])
    consent_given.send(Credit, page=page, user=actor, consents=consents)
    trace(action=Traced.CREDITED, target=page, actor=actor, data={"credit": credit.pk, "named": consents})
