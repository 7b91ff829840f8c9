from django.db.models import TextChoices


class MailState(TextChoices):
    PENDING = "PENDING", "à envoyer"
    SENDING = "SENDING", "en cours d'envoi"  # claimed by a worker: after a crash it is set aside, never sent again
    SENT = "SENT", "envoyé"
    CANCELLED = (
        "CANCELLED",
        "annulé",
    )  # nothing to say: its target is hidden from the recipient by now, or its app sends mails of its own
    FAILED = "FAILED", "échec"  # given up, or nobody knows whether it left
