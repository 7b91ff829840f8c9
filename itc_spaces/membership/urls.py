from django.urls import include, path, re_path

from itc_spaces import routes  # noqa: F401 (registers `id`)
from itc_spaces.membership.views import administration, coordination, invitations, lists, members, seats, spaces

of_space = [
    path("membres/", members.members, name="members"),
    path("membres/sieges/ajouter/", seats.add, name="add_seat"),
    path("membres/sieges/<id:pk>/", seats.seat, name="seat"),
    path("presentation/", spaces.edit, name="edit_space"),
    path("fermer/", spaces.close, name="close_space"),
    path("rouvrir/", spaces.reopen, name="reopen_space"),
]
of_department = [
    path("", coordination.department, name="coordination"),
    path("nouvelle-itc/", spaces.create, name="create_space"),
    path("charges/", coordination.offices, name="offices"),
    path("charges/<id:pk>/terminer/", coordination.end, name="end_office"),
    path("trace/", coordination.trace_entries, name="trace"),
    path("listes/<slug:which>/", lists.entries, name="lists"),
    path("listes/<slug:which>/<id:pk>/", lists.entry, name="list_entry"),
]
urlpatterns = [
    path("invitations/<path:token>/", invitations.accept, name="accept_invitation"),
    re_path(
        r"^espaces/-/invitations/(?P<pk>[0-9]{1,18})/(?P<what>renvoyer|annuler)/$",
        invitations.change,
        name="change_invitation",
    ),
    path("espaces/-/administration/", administration.departments, name="administration"),
    path("espaces/-/coordination/<slug:code>/", include(of_department)),
    path("espaces/<slug:itc>/-/", include(of_space)),
]
