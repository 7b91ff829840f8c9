"""Decides which account an identity opens, and who can prove that the account is theirs."""

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from django.http import HttpRequest
from django.shortcuts import redirect, render

from accounts.models import User
from accounts.openid import pending
from accounts.openid.provider import new_secret


class OpenidAdapter(DefaultSocialAccountAdapter):
    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        return False

    def generate_state_param(self, state: dict) -> str:
        return new_secret()

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Lets a known identity into its account, asks for a new one to be confirmed first, and refuses all others."""
        if not sociallogin.is_existing:
            self._ask_to_confirm(request, sociallogin)
        opens = sociallogin.user
        if not opens.is_active:
            raise ImmediateHttpResponse(render(request, "socialaccount/no_account.html", status=403))
        if request.user.is_authenticated and request.user != opens:
            raise ImmediateHttpResponse(render(request, "socialaccount/other_account.html", status=403))

    def _ask_to_confirm(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Asks to confirm it for the signed-in account, or for that of the address that the provider verified."""
        user = request.user if request.user.is_authenticated else self._account_of(sociallogin)
        if user is None:
            raise ImmediateHttpResponse(render(request, "socialaccount/no_account.html", status=403))
        said = sociallogin.user
        pending.keep(
            request,
            pending.Pending(
                provider=sociallogin.account.provider,
                uid=sociallogin.account.uid,
                user=user.pk,
                said=" ".join(f"{said.first_name} {said.last_name} {said.email}".split()),
                signed_in=sociallogin.state["signed_in"],
                next_url=sociallogin.get_redirect_url(request) or "",
            ),
        )
        raise ImmediateHttpResponse(redirect("openid_confirm"))

    def _account_of(self, sociallogin: SocialLogin) -> User | None:
        verified = [User.objects.normalize_email(a.email) for a in sociallogin.email_addresses if a.verified]
        return User.objects.filter(email__in=verified, is_active=True).first()
