"""The personal data of thematics (access and invitations), and how it is erased."""

from accounts.models import User
from itc_spaces.spaces import access
from itc_spaces.spaces.models import Grant
from itc_spaces.thematics.models import ThematicInvitation


def export_access(user: User) -> list[dict]:
    grants = Grant.all_rows.filter(user=user).select_related("content_object__space", "permission")
    return [
        {
            "thématique": grant.question, "ITC": grant.content_object.space.title,
            "qualité": grant.quality, "peut": str(grant.level.label), "du": grant.starts_on, "au": grant.ends_on,
            "engagement": grant.commitment, "pris le": grant.committed_at, "nommé en public": grant.consents_public,
        }
        for grant in grants
    ]  # fmt: skip


def forget_access(user: User) -> None:
    """Ends the access; the record stays, without a name."""
    Grant.all_rows.filter(user=user, ended_at__isnull=True).update(ended_at=access.now())
    Grant.all_rows.filter(user=user).update(organisation="", capacity="", consents_public=False)
    ThematicInvitation.forget(user, "organisation", "why")
