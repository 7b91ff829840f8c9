from django.urls import path

from search.views import coordination, members, public

urlpatterns = [
    path("ressources/", public.catalogue_page, name="catalogue"),
    path("ressources/suggestions/", public.suggestions, name="public_suggestions"),
    path("espaces/-/recherche/", members.search_page, name="search"),
    path("espaces/-/recherche/suggestions/", members.member_suggestions, name="search_suggestions"),
    path("espaces/-/recherche/semblables/", members.similar_to_text, name="similar_to_text"),
    path("espaces/-/recherche/semblables/<id:pk>/", members.similar_to_page, name="similar_to_page"),
    path("espaces/-/coordination/<slug:code>/recherche/", coordination.search_state, name="search_state"),
    path("espaces/-/coordination/<slug:code>/recherche/synonymes/", coordination.synonyms, name="synonyms"),
    path(
        "espaces/-/coordination/<slug:code>/recherche/synonymes/<id:pk>/",
        coordination.synonym_group,
        name="synonym_group",
    ),
]
