from django.db import migrations, models


def forget(apps, schema_editor):
    """An interrupted rebuild is given up: what changed since was kept for it in another way than on the other side."""
    apps.get_model("search", "Rebuild").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [("search", "0003_index_marks")]

    operations = [
        migrations.RunPython(forget, forget),
        migrations.AddField("rebuild", "version", models.PositiveBigIntegerField(default=0), preserve_default=False),
        migrations.CreateModel(
            name="Missed",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=20)),
                ("object_id", models.PositiveBigIntegerField()),
                (
                    "rebuild",
                    models.ForeignKey(
                        on_delete=models.deletion.CASCADE, related_name="missed", to="search.rebuild"
                    ),
                ),
            ],
            options={
                "verbose_name": "changement pendant une reconstruction",
                "verbose_name_plural": "changements pendant une reconstruction",
            },
        ),
    ]
