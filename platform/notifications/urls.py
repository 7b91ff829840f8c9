from django.urls import path

from notifications import views

urlpatterns = [
    path("espaces/-/avis/", views.notice_list, name="notices"),
    path("espaces/-/avis/tout-lu/", views.read_all, name="read_all_notices"),
    path("espaces/-/avis/<id:pk>/", views.open_notice, name="open_notice"),
]
