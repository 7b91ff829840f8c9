from django.urls import include, path

from itc_spaces.minutes.views import circulating, exporting, lists, reading, writing

of_meeting = [
    path("", reading.minutes, name="minutes"),
    path("lu/", reading.read, name="read_minutes"),
    path("observation/", reading.observe, name="observe_minutes"),
    path("observations/<id:row_pk>/", reading.reply, name="reply_to_observation"),
    path("versions/<id:number>/", reading.version, name="minutes_version"),
    path("comparer/", reading.compared, name="compare_minutes"),
    path("telecharger/<slug:form>/", exporting.download, name="download_minutes"),
    path("ecrire/", writing.write, name="write_minutes"),
    path("points/<id:item_pk>/", writing.keep, name="keep_minutes_point"),
    path("retirer/", writing.drop, name="drop_from_minutes"),
    path("fichier/", writing.file, name="minutes_file"),
    path("circuler/", circulating.circulate, name="circulate_minutes"),
    path("approuver/", circulating.approve, name="approve_minutes"),
    path("reseau/", circulating.share, name="share_minutes"),
]
of_space = [
    path("rencontres/decisions/", lists.decisions, name="decisions"),
    path("rencontres/suites/<id:task_pk>/", lists.settle, name="settle_task"),
    path("rencontres/<id:pk>/compte-rendu/", include(of_meeting)),
]
urlpatterns = [path("espaces/<slug:itc>/-/", include(of_space))]
