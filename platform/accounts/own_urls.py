"""« Mon compte »: mounted in the members' world, so that a person signs in first."""

from allauth.account.views import password_change
from django.urls import path

from accounts import views

urlpatterns = [
    path("", views.account, name="account"),
    path("mot-de-passe/", password_change, name="account_change_password"),
]
