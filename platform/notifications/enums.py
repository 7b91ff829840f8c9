from django.db.models import TextChoices


class MailState(TextChoices):
    PENDING = "PENDING", "à envoyer"
    SENDING = "SENDING", "en cours d'envoi"  # claimed by a worker; after a crash, set aside and never sent again
    SENT = "SENT", "envoyé"
    CANCELLED = (
        "CANCELLED",
        "annulé",
    )  # nothing to say: the recipient can no longer see the target, or the app sends its own mails
    FAILED = "FAILED", "échec"  # given up, or nobody knows whether it was sent
