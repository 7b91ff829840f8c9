from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    """What was read before has version 0, and is read again."""

    dependencies = [('search', '0006_fruitless_by_department')]

    operations = [
        migrations.AddField("filetext", "reader", models.PositiveSmallIntegerField(default=0)),
        migrations.AddField("filetext", "try_after", models.DateTimeField(blank=True, null=True)),
        migrations.AlterField(
            "filetext",
            "state",
            models.CharField(
                choices=[
                    ("WAITING", "à lire"),
                    ("READ", "lu"),
                    ("EMPTY", "sans texte"),
                    ("FAILED", "texte non extrait"),
                ],
                default="WAITING",
                max_length=8,
            ),
        ),
        migrations.AddIndex(
            "filetext", models.Index(fields=["try_after"], condition=Q(state="FAILED"), name="file_text_failed")
        ),
        migrations.AddIndex("filetext", models.Index(fields=["reader"], name="file_text_reader")),
    ]
