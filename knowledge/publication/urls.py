from django.urls import path

from knowledge.publication import (
    feeds,
    members_views,
    public_documents,
    public_views,
    submission_views,
    withdrawal_views,
)

urlpatterns = [
    path("espaces/-/validation/", submission_views.validation, name="validation"),
    path("espaces/-/soumissions/<id:pk>/", submission_views.submission_page, name="submission"),
    path("espaces/-/soumissions/fichiers/<id:pk>/", submission_views.submission_file, name="submission_file"),
    path(
        "espaces/-/soumissions/fichiers/<id:pk>/apercu/", submission_views.submission_preview, name="submission_preview"
    ),
    path("espaces/-/soumissions/<id:pk>/retirer/", submission_views.retract, name="retract_submission"),
    path("espaces/-/reprendre/", members_views.reuse_public, name="reuse_public"),
    path("espaces/-/retours/<id:pk>/", members_views.edition_feedback, name="edition_feedback"),
    path("espaces/-/retours/<id:pk>/le-mien/", members_views.give_on_edition, name="give_edition_feedback"),
    path(
        "espaces/<slug:itc>/-/ressources/<id:page_id>/comparer/edition/",
        members_views.compare_edition,
        name="compare_edition",
    ),
    path("espaces/<slug:itc>/-/ressources/<id:pk>/soumettre/", submission_views.submit, name="submit_resource"),
    path("espaces/<slug:itc>/-/ressources/<id:pk>/copies/<id:file>/", submission_views.public_copy, name="public_copy"),
    path("espaces/-/publications/<id:pk>/retirer/", submission_views.withdraw, name="withdraw_publication"),
    path("espaces/-/publications/<id:pk>/demander-le-retrait/", withdrawal_views.ask, name="ask_withdrawal"),
    path("espaces/-/retraits-demandes/<id:pk>/", withdrawal_views.withdrawal_request, name="withdrawal_request"),
    path("espaces/-/publications/<id:pk>/purger/<id:number>/", submission_views.purge, name="purge_edition"),
    path("ressources/flux.atom", feeds.atom, name="feed"),
    path("ressources/donnees.json", feeds.open_data, name="open_data"),
    path("ressources/apercus/<id:pk>/", public_views.edition_preview, name="edition_preview"),
    path("ressources/fichiers/<id:pk>/<str:name>", public_views.edition_file, name="edition_file"),
    path("ressources/<id:pk>/", public_views.edition_without_slug, name="edition_without_slug"),
    path("ressources/<id:pk>-<slug:slug>/", public_views.edition_page, name="edition"),
    path("ressources/<id:pk>-<slug:slug>/<id:number>/", public_views.edition_page, name="edition_number"),
    path(
        "ressources/<id:pk>-<slug:slug>/<id:number>/telecharger/<slug:form>/",
        public_documents.edition_document,
        name="edition_document",
    ),
    path("sitemap.xml", feeds.sitemap, name="sitemap"),
    path("robots.txt", feeds.robots, name="robots"),
]
