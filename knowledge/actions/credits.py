"""Who is credited, and whether they may be named in public: each answers for themselves."""

from django.db import transaction
from django.db.models import Max

from itc_spaces import access
from itc_spaces.access import Action
from itc_spaces.models import Grant, Thematic, in_force
from itc_spaces.refusals import NotAllowed, Refused
from itc_spaces.trace import Traced, trace
from knowledge.actions.checks import locked_resource
from knowledge.models import Credit, Resource
from knowledge.publication.naming import name_in_editions
from knowledge.text import clean_text


def credit_author(*, page: Resource, author, thematic: Thematic | None) -> Credit:
    """Name and function as of today; someone invited to the thematic signs as what they are invited as."""
    invited = Grant.objects.filter(in_force("", access.today()), user=author, content_object=thematic)
    grant = invited.first() if thematic else None
    return Credit.objects.create(
        page=page,
        user=author,
        name=author.get_full_name()[:160],
        quality=((grant and grant.quality) or author.quality)[:160],
        consents_public=bool(grant and grant.consents_public),
    )


@transaction.atomic
def add_credit(*, page: Resource, actor, user=None, name: str = "", quality: str = "") -> Credit:
    """A co-author: someone of the space (`user`), or a name for someone who has no account."""
    page, placement = locked_resource(actor, Action.EDIT, page)
    if user and not access.memberships_in_force().filter(user=user, seat__space=placement.space_id).exists():
        raise Refused("Choisissez une personne qui siège dans l'ITC, ou écrivez son nom.")
    name, quality = (user.get_full_name(), user.quality) if user else (clean_text(name)[:160], clean_text(quality))
    if not name:
        raise Refused("Choisissez une personne de l'ITC, ou écrivez un nom.")
    existing = Credit.objects.filter(page=page, user=user) if user else Credit.objects.filter(page=page, name=name)
    # Two people may bear one name.
    if same := existing.first():
        return same
    last = Credit.objects.filter(page=page).aggregate(last=Max("position"))["last"] or 0
    credit = Credit.objects.create(page=page, user=user, name=name[:160], quality=quality[:160], position=last + 1)
    trace(action=Traced.CREDITED, target=page, actor=actor, data={"credit": credit.pk})
    return credit


@transaction.atomic
def remove_credit(*, page: Resource, actor, credit_id: int) -> None:
    page, _ = locked_resource(actor, Action.EDIT, page)
    if Credit.objects.filter(page=page).count() < 2:
        raise Refused("Une ressource garde au moins un nom : ajoutez-en un autre avant de retirer celui-ci.")
    if Credit.objects.filter(page=page, pk=credit_id).delete()[0]:
        trace(action=Traced.CREDITED, target=page, actor=actor, data={"credit": credit_id})


@transaction.atomic
def set_consents(*, actor, named: set[int]) -> None:
    """The whole of one's word at once: named in public where `named` holds the credit's key, and nowhere else.

    Also on what one reads no more: a name stays its bearer's.
    """
    for credit in Credit.objects.filter(user=actor).select_related("page"):
        if credit.consents_public != (credit.pk in named):
            set_consent(page=credit.page, actor=actor, consents=credit.pk in named)


@transaction.atomic
def set_consent(*, page: Resource, actor, consents: bool) -> None:
    """The actor's own credit only: nobody consents for another."""
    credit = Credit.objects.select_for_update().filter(page=page, user=actor).first()
    if credit is None:
        raise NotAllowed("Vous n'êtes pas crédité·e sur cette ressource.")
    credit.consents_public = consents
    credit.save(update_fields=["consents_public"])
    name_in_editions(user=actor, pages=[page.pk], consents=consents)
    trace(action=Traced.CREDITED, target=page, actor=actor, data={"credit": credit.pk})
