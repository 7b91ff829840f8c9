import re

from django.db import migrations, models

OF_A_PAGE = re.compile(r", version du \d{2}/\d{2}/\d{4}$")


def name_what_is_public(apps, schema_editor):
    """Editions whose words named a page of an ITC: those of the source's edition, else none; the reuse keeps its own."""
    editions = apps.get_model("publication", "Edition").objects
    told = editions.filter(attribution__contains=", version du ").values_list("pk", "attribution", "source")
    for pk, attribution, source in list(told):
        if not OF_A_PAGE.search(attribution):
            continue
        public = editions.filter(publication=source, publication__isnull=False, in_catalogue=True).first()
        words = "Adapté d'une autre ressource"
        if source and public:
            publisher, year = public.publication.publisher.name, public.accepted_at.year
            words = f"D'après « {public.title} », {publisher}, édition {public.number} ({year})"
        editions.filter(pk=pk).update(attribution=words)


class Migration(migrations.Migration):
    dependencies = [
        ('publication', '0006_public_copies'),
    ]

    operations = [
        migrations.AddField(
            model_name="submission",
            name="names_source",
            field=models.BooleanField(default=False, verbose_name="source nommée au public"),
        ),
        migrations.RunPython(name_what_is_public, migrations.RunPython.noop),
    ]
