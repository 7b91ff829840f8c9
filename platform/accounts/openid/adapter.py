"""Who may come in through a provider: who has an account here, at an address that the provider has verified."""

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from django.http import HttpRequest
from django.shortcuts import render

from accounts.models import User


class OpenidAdapter(DefaultSocialAccountAdapter):
    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Ties the provider's identity to the account of that address, the first time; refuses who has none."""
        user = sociallogin.user if sociallogin.is_existing else self._account_of(sociallogin)
        if user is None or not user.is_active:
            raise ImmediateHttpResponse(render(request, "socialaccount/no_account.html", status=403))
        if not sociallogin.is_existing:
            sociallogin.connect(request, user)

    def _account_of(self, sociallogin: SocialLogin) -> User | None:
        verified = [User.objects.normalize_email(a.email) for a in sociallogin.email_addresses if a.verified]
        return User.objects.filter(email__in=verified, is_active=True).first()
