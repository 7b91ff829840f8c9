"""Changes identities after a sign-in or a new password."""

from allauth.account import signals
from django.contrib import messages
from django.dispatch import receiver

from accounts.openid import identities, pending
from accounts.openid.leaving import SIGNED_IN


@receiver(signals.user_logged_in)
def go_on(request, user, sociallogin=None, **kwargs) -> None:
    """Ties the identity that a password proved, after the second factor; notes how to leave the provider."""
    waiting = pending.take(request)
    signed_in = sociallogin.state.get("signed_in") if sociallogin else None
    if waiting and waiting.proved and waiting.user == user.pk:
        try:
            identities.tie(user=user, provider=waiting.provider, uid=waiting.uid)
        except identities.Refused as refusal:
            messages.error(request, str(refusal))
            return
        messages.success(request, f"{identities.name_of(waiting.provider)} ouvre maintenant votre compte.")
        signed_in = waiting.signed_in
    if signed_in:
        request.session[SIGNED_IN] = signed_in


@receiver([signals.password_reset, signals.password_changed])
def end_identities(user, **kwargs) -> None:
    """Ends the identities of a person who changes their password; they can tie their own again."""
    identities.end(user=user)
