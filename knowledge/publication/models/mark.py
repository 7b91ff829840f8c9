"""Whether anything public changed: the database says it itself, whoever wrote and however."""

from django.db import models


class PublicMark(models.Model):
    """One row. Any change to a row of the public's tables gives it another token, in the same transaction."""

    token = models.CharField(max_length=32)

    class Meta:
        verbose_name = "marque du public"

    @classmethod
    def current(cls) -> str:
        """The token of now; empty where there is none yet, and then nothing that is read may be kept."""
        return cls.objects.values_list("token", flat=True).first() or ""

    def __str__(self) -> str:
        return self.token
