from django.urls import include, path

from tools import views

tool = [
    path("versions/", views.versions, name="tool_versions"),
    path("fiches-liees/", views.sheets, name="tool_sheets"),
]
urlpatterns = [path("espaces/<slug:itc>/-/ressources/<id:page_id>/", include(tool))]
