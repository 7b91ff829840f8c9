"""Sign-in. There is no sign-up: an invitation makes an account."""

from allauth.account import views
from allauth.mfa.base.views import authenticate
from allauth.mfa.webauthn.views import login_webauthn
from allauth.socialaccount import views as external_views
from django.urls import path, re_path

from accounts.openid import views as openid_views

urlpatterns = [
    path("", views.login, name="account_login"),
    path("code/", authenticate, name="mfa_authenticate"),
    path("cle/", login_webauthn, name="mfa_login_webauthn"),
    path("deconnexion/", views.logout, name="account_logout"),
    path("mot-de-passe-oublie/", views.password_reset, name="account_reset_password"),
    path("mot-de-passe-oublie/demande/", views.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^mot-de-passe-oublie/(?P<uidb36>[0-9A-Za-z]{1,13})-(?P<key>[0-9A-Za-z-]{1,100})/$",
        views.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path("mot-de-passe-oublie/fait/", views.password_reset_from_key_done, name="account_reset_password_from_key_done"),
    # OpenID Connect, where the settings name a provider; the second address is the one to give it.
    path("externe/<slug:provider_id>/", openid_views.login, name="openid_login"),
    path("externe/<slug:provider_id>/retour/", openid_views.callback, name="openid_callback"),
    path("externe/annulee/", external_views.login_cancelled, name="socialaccount_login_cancelled"),
    path("externe/echec/", external_views.login_error, name="socialaccount_login_error"),
]
