from django.urls import include, path

from itc_spaces.coordination.views import administration, departments, keywords, lists, spaces, words
from web import routes  # noqa: F401 (registers `id`)

of_space = [
    path("presentation/", spaces.edit, name="edit_space"),
    path("fermer/", spaces.close, name="close_space"),
    path("rouvrir/", spaces.reopen, name="reopen_space"),
]
of_department = [
    path("", departments.department, name="coordination"),
    path("nouvelle-itc/", spaces.create, name="create_space"),
    path("fuseau-horaire/", departments.time_zone, name="time_zone"),
    path("charges/", departments.offices, name="offices"),
    path("charges/<id:pk>/terminer/", departments.end, name="end_office"),
    path("mots-cles/", keywords.keywords, name="keywords"),
    path("trace/", departments.trace_entries, name="trace"),
    path("mots-communs/", words.changes, name="word_changes"),
    path("mots-communs/<id:pk>/", words.answer, name="answer_word_change"),
    path("listes/<slug:which>/", lists.entries, name="lists"),
    path("listes/<slug:which>/<id:pk>/", lists.entry, name="list_entry"),
]
urlpatterns = [
    path("espaces/-/administration/", administration.departments, name="administration"),
    path("espaces/-/coordination/<slug:code>/", include(of_department)),
    path("espaces/<slug:itc>/-/", include(of_space)),
]
