from django.urls import path

from operations import views

urlpatterns = [
    path("sante/", views.live, name="live"),
    path("sante/pret/", views.ready, name="ready"),
    path("espaces/-/etat/", views.state, name="platform_state"),
]
