from django.urls import include, path, re_path

from itc_spaces.membership.views import invitations, members, seats
from web import routes  # noqa: F401 (registers `id`)

of_space = [
    path("membres/", members.members, name="members"),
    path("membres/echanger/", members.exchange, name="exchange_mandates"),
    path("membres/sieges/ajouter/", seats.add, name="add_seat"),
    path("membres/sieges/<id:pk>/", seats.seat, name="seat"),
]
urlpatterns = [
    path("invitations/<path:token>/", invitations.accept, name="accept_invitation"),
    re_path(
        r"^espaces/-/invitations/(?P<pk>[0-9]{1,18})/(?P<what>renvoyer|annuler)/$",
        invitations.change,
        name="change_invitation",
    ),
    path("espaces/<slug:itc>/-/", include(of_space)),
]
