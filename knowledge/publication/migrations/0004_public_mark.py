from django.db import migrations, models

TABLES = ("publisher", "publication", "edition", "editionfacet", "editionfile", "editioncredit", "withdrawal")


def take_triggers_away(apps, schema_editor):
    """They are laid by `marking.py` after each migration; without the table they would refuse all writing."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP FUNCTION IF EXISTS publication_mark() CASCADE")
        return
    for table in TABLES:
        for event in ("INSERT", "UPDATE", "DELETE"):
            schema_editor.execute(f"DROP TRIGGER IF EXISTS publication_{table}_mark_{event}")


class Migration(migrations.Migration):

    dependencies = [
        ('publication', '0003_roles_of_files'),
    ]

    operations = [
        migrations.CreateModel(
            name='PublicMark',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('token', models.CharField(max_length=32)),
            ],
            options={
                'verbose_name': 'marque du public',
            },
        ),
        migrations.RunPython(migrations.RunPython.noop, take_triggers_away),
    ]
