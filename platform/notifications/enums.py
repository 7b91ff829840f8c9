from django.db.models import TextChoices


class MailState(TextChoices):
    PENDING = "PENDING", "à envoyer"
    SENDING = (
        "SENDING",
        "en cours d'envoi",
    )  # claimed by a worker: after a crash it is looked at, not sent blindly again
    SENT = "SENT", "envoyé"
    CANCELLED = "CANCELLED", "annulé"  # its target is no longer visible to the recipient
    FAILED = "FAILED", "échec"
