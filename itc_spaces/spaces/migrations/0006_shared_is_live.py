from django.db import migrations


def take_back(apps, schema_editor):
    """What was offline was readable to nobody as shared: it is a draft, and now says so."""
    placements = apps.get_model("itc_spaces", "Placement").objects
    placements.filter(page__live=False, shared_at__isnull=False).update(shared_at=None, audience="SPACE")


class Migration(migrations.Migration):
    dependencies = [
        ("itc_spaces", "0005_placement_shared"),
    ]

    operations = [
        migrations.RunPython(take_back, migrations.RunPython.noop),
    ]
