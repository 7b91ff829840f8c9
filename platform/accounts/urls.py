"""The addresses of sign-in. There is no sign-up: an invitation makes an account."""

from allauth.account import views
from allauth.mfa.base.views import authenticate
from allauth.mfa.webauthn.views import login_webauthn
from allauth.socialaccount import views as external_views
from django.urls import path, re_path

from accounts import passwords
from accounts import views as own_views
from accounts.openid import views as openid_views

urlpatterns = [
    path("", passwords.sign_in, name="account_login"),
    path("code/", authenticate, name="mfa_authenticate"),
    path("cle/", login_webauthn, name="mfa_login_webauthn"),
    path("deconnexion/", own_views.sign_out, name="account_logout"),
    path("mot-de-passe-oublie/", views.password_reset, name="account_reset_password"),
    path("mot-de-passe-oublie/demande/", views.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^mot-de-passe-oublie/(?P<uidb36>[0-9A-Za-z]{1,13})-(?P<key>[0-9A-Za-z-]{1,100})/$",
        passwords.set_password,
        name="account_reset_password_from_key",
    ),
    path("mot-de-passe-oublie/fait/", views.password_reset_from_key_done, name="account_reset_password_from_key_done"),
    path("externe/annulee/", external_views.login_cancelled, name="socialaccount_login_cancelled"),
    path("externe/echec/", external_views.login_error, name="socialaccount_login_error"),
    path("externe/rattacher/", openid_views.confirm, name="openid_confirm"),
    path("externe/confirmer/<str:token>/", openid_views.confirm_by_mail, name="openid_confirm_by_mail"),
    # OpenID Connect, if the settings name a provider; providers need the second and third addresses.
    path("externe/<slug:provider_id>/", openid_views.login, name="openid_login"),
    path("externe/<slug:provider_id>/retour/", openid_views.callback, name="openid_callback"),
    path("externe/<slug:provider_id>/sortie/", openid_views.signed_out, name="openid_signed_out"),
]
