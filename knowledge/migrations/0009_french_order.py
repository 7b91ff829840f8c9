"""« Publics » in French order, in the revisions too."""

from django.db import migrations, models

from web.alphabet import french_key


def fill(apps, schema_editor):
    for public in apps.get_model("knowledge", "Public").objects.order_by("pk"):
        public.name_key = french_key(public.name)
        public.save(update_fields=["name_key"])


class Migration(migrations.Migration):
    dependencies = [("knowledge", "0008_feedback")]

    operations = [
        migrations.AddField("public", "name_key", models.CharField(default="", editable=False, max_length=200)),
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.AlterModelOptions(
            name="public", options={"ordering": ["position", "name_key", "pk"], "verbose_name": "public"}
        ),
    ]
