from django.urls import include, path, re_path

from itc_spaces import routes  # noqa: F401 (registers `id`)
from knowledge.views import (
    comparing,
    credits,
    feedback,
    files,
    handing_over,
    history,
    improving,
    lineage,
    pages,
    sharing,
    writing,
)

resource = [
    path("modifier/", writing.edit_resource, name="edit_resource"),
    path("partager/", sharing.share_resource, name="share_resource"),
    path("corbeille/", sharing.bin_page, name="bin_page"),
    path("restaurer/", sharing.restore_page, name="restore_page"),
    path("reprendre/", sharing.reuse, name="reuse"),
    path("toujours-d-actualite/", pages.confirm_current, name="still_current"),
    path("qui-peut-voir/", pages.who_can_see, name="who_can_see"),
    path("imprimer/", pages.print_page, name="print_page"),
    path("fichiers/", files.page_files, name="page_files"),
    path("credits/", credits.page_credits, name="page_credits"),
    path("retours/", feedback.page_feedback, name="feedback"),
    path("retours/le-mien/", feedback.give_on_page, name="give_feedback"),
    path("historique/", history.history, name="history"),
    path("historique/comparer/", comparing.versions, name="compare_versions"),
    path("historique/<id:revision_id>/", history.version, name="version"),
    path("historique/<id:revision_id>/reprendre/", history.revert, name="revert"),
    path("famille/", lineage.family, name="family"),
    path("proposer/", improving.offer, name="offer_improvement"),
    path("comparer/edition/", comparing.with_edition, name="compare_edition"),
    path("comparer/source/", comparing.with_source, name="compare_source"),
    path("comparer/source-d-alors/", comparing.with_source_then, name="compare_source_then"),
    path("comparer/source-depuis/", comparing.source_since, name="compare_source_since"),
]
space = [
    re_path(r"^(?P<what>nouve(?:au|l|lle)-[a-z]+)/$", writing.new_resource, name="new_resource"),
    path("corbeille/", sharing.bin_list, name="bin"),
    path("transmettre/", handing_over.hand_over, name="hand_over"),
    path("saisie/<slug:kind>/", writing.keep_typing, name="keep_typing"),
    path("saisie/<slug:kind>/<id:page_id>/", writing.keep_typing, name="keep_typing_page"),
    path("ressources/<id:page_id>/", include(resource)),
]
urlpatterns = [
    path("espaces/-/reprendre/", sharing.reuse_public, name="reuse_public"),
    path("espaces/-/signatures/", credits.signatures, name="signatures"),
    path("espaces/-/ameliorations/<id:pk>/", improving.improvement, name="improvement"),
    path("espaces/-/retours/<id:pk>/", feedback.edition_feedback, name="edition_feedback"),
    path("espaces/-/retours/<id:pk>/le-mien/", feedback.give_on_edition, name="give_edition_feedback"),
    path("espaces/-/fichiers/<id:pk>/", files.attachment, name="attachment"),
    path("espaces/-/fichiers/<id:pk>/apercu/", files.attachment_preview, name="attachment_preview"),
    path("espaces/<slug:itc>/-/", include(space)),
]
