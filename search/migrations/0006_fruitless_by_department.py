import django.db.models.deletion
from django.db import migrations, models
from django.db.models import Q


def merge_words(apps, schema_editor):
    """Backwards, words are counted once for all."""
    rows = apps.get_model("search", "FruitlessSearch").objects
    for row in rows.filter(department__isnull=False):
        if rows.filter(words=row.words, pk__lt=row.pk).update(count=models.F("count") + row.count):
            row.delete()


class Migration(migrations.Migration):
    """What was counted before stays, without a department."""

    dependencies = [('search', '0005_french_order'), ("itc_spaces", "0006_shared_is_live")]

    operations = [
        migrations.AddField(
            model_name="fruitlesssearch",
            name="department",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="itc_spaces.department",
            ),
        ),
        migrations.RunPython(migrations.RunPython.noop, merge_words),
        migrations.AlterField("fruitlesssearch", "words", models.CharField(max_length=100)),
        migrations.AddConstraint(
            model_name="fruitlesssearch",
            constraint=models.UniqueConstraint(fields=("words", "department"), name="fruitless_one_a_department"),
        ),
        migrations.AddConstraint(
            model_name="fruitlesssearch",
            constraint=models.UniqueConstraint(
                condition=Q(("department__isnull", True)), fields=("words",), name="fruitless_one_of_the_public"
            ),
        ),
    ]
