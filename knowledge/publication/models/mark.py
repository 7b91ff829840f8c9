"""Whether anything public changed: the database says it itself, whoever wrote and however."""

from django.db import models


class PublicMark(models.Model):
    """One row. Any change to a row of the public's tables gives it another token, in the same transaction."""

    token = models.CharField(max_length=32)

    class Meta:
        verbose_name = "marque du public"

    def __str__(self) -> str:
        return self.token
