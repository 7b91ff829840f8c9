"""A mark that the database changes itself when anything public changes, whoever writes."""

from django.db import models


class PublicMark(models.Model):
    """A single row. Any change in the public's tables gives it another token, in the same transaction."""

    token = models.CharField(max_length=32)

    class Meta:
        verbose_name = "marque du public"

    @classmethod
    def current(cls) -> str:
        """Returns the current token; empty before there is one: then no page may be stored."""
        return cls.objects.values_list("token", flat=True).first() or ""

    def __str__(self) -> str:
        return self.token
