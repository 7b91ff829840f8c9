from django.urls import include, path

from itc_spaces import routes  # noqa: F401 (registers `id`)
from tools import views

tool = [
    path("versions/", views.versions, name="tool_versions"),
    path("fiches-liees/", views.sheets, name="tool_sheets"),
]
urlpatterns = [path("espaces/<slug:itc>/-/ressources/<id:page_id>/", include(tool))]
