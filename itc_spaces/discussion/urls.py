from django.urls import path

from itc_spaces.discussion.views import mails, messages, threads

urlpatterns = [
    path("courriels/arreter/<path:token>/", mails.stop, name="stop_mails"),
    path("espaces/-/echanges/courriels/", mails.rhythm, name="mail_rhythm"),
    path("espaces/-/echanges/<id:pk>/", messages.conversation, name="conversation"),
    path("espaces/-/echanges/<id:pk>/modifier/", messages.edit, name="edit_contribution"),
    path("espaces/-/echanges/<id:pk>/retirer/", messages.remove, name="remove_contribution"),
    path("espaces/-/echanges/<id:pk>/moderer/", messages.moderate, name="moderate_contribution"),
    path("espaces/-/echanges/<id:pk>/fiche/", messages.start_sheet, name="sheet_from_contribution"),
    path("espaces/-/echanges/<slug:on>/<id:pk>/", threads.discussion, name="discussion"),
    path("espaces/-/echanges/<slug:on>/<id:pk>/lu/", threads.read, name="read_discussion"),
]
