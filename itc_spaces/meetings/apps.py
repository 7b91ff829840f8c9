from datetime import timedelta

from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    name = "itc_spaces.meetings"
    label = "meetings"
    verbose_name = "Rencontres"

    def ready(self):
        from accounts.personal_data import Holding, register_holding
        from itc_spaces.meetings import fragments, mails, notices, personal_data, receivers, watching
        from itc_spaces.meetings.forgetting import forget_words
        from itc_spaces.meetings.handing_over import register_point
        from itc_spaces.meetings.models import AgendaFile, AgendaItem
        from itc_spaces.meetings.opening import SCHEMES_POINT
        from itc_spaces.meetings.reconciling import reconcile_all
        from itc_spaces.spaces.access import register_agenda, register_holder
        from notifications.jobs import register_job

        register_agenda(AgendaItem)
        register_point(SCHEMES_POINT)
        register_holder(AgendaFile, to="item")
        notices.register()
        fragments.register()
        receivers.connect()
        register_holding(Holding("rencontres", personal_data.export_meetings, personal_data.forget_meetings))
        register_holding(Holding("adresses d'agenda", personal_data.export_calendars, personal_data.forget_calendars))
        register_job("convocations", mails.send_convocations, every=timedelta(seconds=5))
        register_job("rappels de rencontres à envoyer", mails.send_reminders, every=timedelta(seconds=5))
        for name, run in (
            ("personnes attendues", reconcile_all),
            ("rappels de rencontres", mails.remind),
            ("règle des deux mois", watching.watch_rhythms),
            ("tours sans réponse", watching.pass_turns),
            ("mots d'excuse", forget_words),
        ):
            register_job(name, run, every=timedelta(hours=1))
