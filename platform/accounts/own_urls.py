"""« Mon compte »: below the members' addresses, so that a person signs in first."""

from allauth.mfa.base import views as factor_views
from allauth.mfa.recovery_codes import views as recovery_views
from allauth.mfa.totp import views as code_views
from allauth.mfa.webauthn import views as key_views
from allauth.usersessions.views import list_usersessions
from django.urls import include, path

from accounts import passwords, views
from accounts.openid import views as openid_views

keys = [
    path("", key_views.list_webauthn, name="mfa_list_webauthn"),
    path("ajouter/", key_views.add_webauthn, name="mfa_add_webauthn"),
    path("<int:pk>/retirer/", key_views.remove_webauthn, name="mfa_remove_webauthn"),
    path("<int:pk>/renommer/", key_views.edit_webauthn, name="mfa_edit_webauthn"),
]
recovery = [
    path("", recovery_views.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("nouveaux/", recovery_views.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("codes.txt", recovery_views.download_recovery_codes, name="mfa_download_recovery_codes"),
]
security = [
    path("", views.Security.as_view(), name="mfa_index"),
    path("identites/<int:pk>/retirer/", openid_views.remove, name="remove_identity"),
    path("plus-tard/", views.second_factor_later, name="second_factor_later"),
    path("code/", code_views.activate_totp, name="mfa_activate_totp"),
    path("code/retirer/", code_views.deactivate_totp, name="mfa_deactivate_totp"),
    path("cles/", include(keys)),
    path("secours/", include(recovery)),
]
urlpatterns = [
    path("", views.account, name="account"),
    path("mot-de-passe/", passwords.change_password, name="account_change_password"),
    path("confirmer/", passwords.reauthenticate, name="account_reauthenticate"),
    path("confirmer/code/", factor_views.reauthenticate, name="mfa_reauthenticate"),
    path("confirmer/cle/", key_views.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path("securite/", include(security)),
    path("sessions/", list_usersessions, name="usersessions_list"),
    path("sessions/deconnecter-partout/", views.sign_out_everywhere, name="sign_out_everywhere"),
    path("donnees/", views.own_data, name="own_data"),
    path("donnees/mes-donnees.json", views.export_own_data, name="export_own_data"),
]
