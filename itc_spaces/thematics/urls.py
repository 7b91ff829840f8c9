from django.urls import include, path

from itc_spaces.thematics.views import answering, coordination, life, pages, people, placing

of_thematic = [
    path("", pages.thematic, name="thematic"),
    path("modifier/", life.edit, name="edit_thematic"),
    path("ouvrir/", life.open_it, name="open_thematic"),
    path("clore/", life.close, name="close_thematic"),
    path("abandonner/", life.abandon, name="abandon_thematic"),
    path("rouvrir/", life.reopen, name="reopen_thematic"),
    path("personnes/", people.people, name="thematic_people"),
    path("personnes/<id:grant_pk>/", people.grant, name="thematic_grant"),
    path("personnes/invitations/<id:invitation_pk>/", people.invitation, name="thematic_invitation"),
    path("montrer/", life.show, name="show_thematic"),
]
of_space = [
    path("thematiques/", pages.thematics, name="thematics"),
    path("thematiques/suggerer/", life.suggest, name="suggest_thematic"),
    path("thematiques/<id:pk>/", include(of_thematic)),
    path("ressources/<id:page_id>/thematique/", placing.place, name="place_resource"),
    path("ressources/<id:page_id>/confier/", placing.hand_over, name="hand_to_referents"),
    path("ressources/<id:page_id>/suggerer/", placing.suggest, name="suggest_from_note"),
]
urlpatterns = [
    path("invitations/thematique/<path:token>/", answering.accept, name="accept_thematic_invitation"),
    path("espaces/-/mes-thematiques/", pages.own, name="own_grants"),
    path("espaces/-/mes-thematiques/<id:pk>/nom/", pages.consent, name="consent_to_be_named"),
    path("espaces/-/coordination/<slug:code>/acces/", coordination.grants, name="department_grants"),
    path("espaces/-/coordination/<slug:code>/acces.xlsx", coordination.sheet, name="department_grants_sheet"),
    path("espaces/<slug:itc>/-/", include(of_space)),
]
