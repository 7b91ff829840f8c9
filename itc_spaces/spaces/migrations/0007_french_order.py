"""The key of the French order, on PostgreSQL; SQLite is taught it at each connection."""

import web.alphabet
from django.db import migrations, models


def create(apps, schema_editor):
    web.alphabet.create_on_postgresql(schema_editor)


def drop(apps, schema_editor):
    web.alphabet.drop_on_postgresql(schema_editor)


def fill(apps, schema_editor):
    for topic in apps.get_model("itc_spaces", "Topic").objects.order_by("pk"):
        topic.name_key = web.alphabet.french_key(topic.name)
        topic.save(update_fields=["name_key"])


class Migration(migrations.Migration):

    dependencies = [
        ('itc_spaces', '0006_shared_is_live'),
    ]

    operations = [
        migrations.RunPython(create, drop),
        migrations.AddField("topic", "name_key", models.CharField(default="", editable=False, max_length=200)),
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.AlterModelOptions(
            name='college',
            options={'ordering': ['position', web.alphabet.French('name'), 'pk'], 'verbose_name': 'collège'},
        ),
        migrations.AlterModelOptions(
            name='organisation',
            options={'ordering': [web.alphabet.French('name'), 'pk']},
        ),
        migrations.AlterModelOptions(
            name='territory',
            options={'ordering': [web.alphabet.French('name'), 'pk'], 'verbose_name': 'territoire'},
        ),
        migrations.AlterModelOptions(
            name='topic',
            options={'ordering': ['position', 'name_key', 'pk'], 'verbose_name': 'sujet'},
        ),
    ]
