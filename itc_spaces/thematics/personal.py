"""What thematics hold on a person: their access and invitations; and how they forget them."""

from accounts.models import User
from itc_spaces import access
from itc_spaces.models import Grant
from itc_spaces.thematics.models import ThematicInvitation


def export_access(user: User) -> list[dict]:
    grants = Grant.objects.filter(user=user).select_related("content_object__space", "permission")
    return [
        {
            "thématique": grant.question, "ITC": grant.content_object.space.title,
            "qualité": grant.quality, "peut": str(grant.level.label), "du": grant.starts_on, "au": grant.ends_on,
            "engagement": grant.commitment, "pris le": grant.committed_at, "nommé en public": grant.consents_public,
        }
        for grant in grants
    ]  # fmt: skip


def forget_access(user: User) -> None:
    """Access ends; that somebody had it stays, without saying who."""
    Grant.objects.filter(user=user, ended_at__isnull=True).update(ended_at=access.now())
    Grant.objects.filter(user=user).update(organisation="", capacity="", consents_public=False)
    ThematicInvitation.forget(user, "organisation", "why")
