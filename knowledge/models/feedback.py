"""How a sheet or a tool was used. It is given on its page, or on an edition by people who cannot read the page."""

from django.db import models
from django.db.models import Q

from itc_spaces.spaces.models import AboutResource
from knowledge.enums import UseAgain

FEEDBACK_LENGTH = 3000


class Feedback(AboutResource):
    """One person's feedback on one resource. `author_name` and `author_quality` are those of the day it was given.

    On a page, all its readers see the author's name, as they see its credits. Any account reads an edition's feedback;
    there the name is shown only to people who may edit the resource, to people who may know the author
    (`access.known_people`: their ITC, the directory, their thematic), and to the author.
    """

    edition = models.ForeignKey("publication.Edition", models.CASCADE, null=True, blank=True, related_name="feedbacks")
    author_name = models.CharField("auteur", max_length=160)
    author_quality = models.CharField("fonction", max_length=160, blank=True)
    used_on = models.DateField("utilisé le")
    for_whom = models.CharField("pour qui", max_length=200)
    worked = models.TextField("ce qui a marché", blank=True, max_length=FEEDBACK_LENGTH)
    did_not = models.TextField("ce qui n'a pas marché", blank=True, max_length=FEEDBACK_LENGTH)
    use_again = models.CharField("à refaire", max_length=8, choices=UseAgain)
    created_at = models.DateTimeField("donné le")
    edited_at = models.DateTimeField("modifié le", null=True, blank=True)

    class Meta:
        verbose_name = "retour d'expérience"
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(page__isnull=False, edition__isnull=True) | Q(page__isnull=True, edition__isnull=False),
                name="feedback_on_a_page_or_an_edition",
            ),
            models.CheckConstraint(condition=~Q(worked="", did_not=""), name="feedback_says_something"),
            models.UniqueConstraint(fields=["author", "page"], name="feedback_one_per_person_and_page"),
            models.UniqueConstraint(fields=["author", "edition"], name="feedback_one_per_person_and_edition"),
        ]

    def __str__(self) -> str:
        return f"retour {self.pk}"
