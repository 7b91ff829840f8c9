"""Sign-in. There is no sign-up: an invitation makes an account."""

from allauth.account import views
from django.urls import path, re_path

urlpatterns = [
    path("", views.login, name="account_login"),
    path("deconnexion/", views.logout, name="account_logout"),
    path("mot-de-passe-oublie/", views.password_reset, name="account_reset_password"),
    path("mot-de-passe-oublie/demande/", views.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^mot-de-passe-oublie/(?P<uidb36>[0-9A-Za-z]{1,13})-(?P<key>[0-9A-Za-z-]{1,100})/$",
        views.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path("mot-de-passe-oublie/fait/", views.password_reset_from_key_done, name="account_reset_password_from_key_done"),
]
