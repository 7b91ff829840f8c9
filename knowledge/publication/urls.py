from django.urls import path

from itc_spaces import routes  # noqa: F401 (registers `id`)
from knowledge.publication import feeds, public_views, review_views

urlpatterns = [
    path("espaces/-/validation/", review_views.validation, name="validation"),
    path("espaces/-/soumissions/<id:pk>/", review_views.submission_page, name="submission"),
    path("espaces/-/soumissions/<id:pk>/retirer/", review_views.retract, name="retract_submission"),
    path("espaces/<slug:itc>/-/ressources/<id:pk>/soumettre/", review_views.submit, name="submit_resource"),
    path("espaces/-/publications/<id:pk>/retirer/", review_views.withdraw, name="withdraw_publication"),
    path("espaces/-/publications/<id:pk>/purger/<id:number>/", review_views.purge, name="purge_edition"),
    path("ressources/flux.atom", feeds.atom, name="feed"),
    path("ressources/donnees.json", feeds.open_data, name="open_data"),
    path("ressources/apercus/<id:pk>/", public_views.edition_preview, name="edition_preview"),
    path("ressources/fichiers/<id:pk>/<str:name>", public_views.edition_file, name="edition_file"),
    path("ressources/<id:pk>/", public_views.edition_without_slug, name="edition_without_slug"),
    path("ressources/<id:pk>-<slug:slug>/", public_views.edition_page, name="edition"),
    path("ressources/<id:pk>-<slug:slug>/<id:number>/", public_views.edition_page, name="edition_number"),
    path("sitemap.xml", feeds.sitemap, name="sitemap"),
    path("robots.txt", feeds.robots, name="robots"),
]
