from django.db import migrations, models
from django.db.models import F, Max
from django.utils import timezone


def say_since_when(apps, schema_editor):
    """The trace knows when a draft was opened; where it does not, it is opened from today on."""
    placements = apps.get_model("itc_spaces", "Placement").objects.filter(open_to_experts=True)
    entries = apps.get_model("wagtailcore", "PageLogEntry").objects.filter(action="itc.opened_to_experts")
    last = dict(entries.values_list("page_id").annotate(at=Max("timestamp")).order_by())
    for placement in placements.filter(opened_at__isnull=True):
        placement.opened_at = last.get(placement.page_id) or timezone.now()
        placement.save(update_fields=["opened_at"])


def say_when_last_shared(apps, schema_editor):
    """It said when a resource was first shared; its readers are told when it last was."""
    shared = apps.get_model("itc_spaces", "Placement").objects.filter(shared_at__isnull=False)
    later = shared.filter(page__last_published_at__gt=F("shared_at"))
    for pk, at in later.values_list("pk", "page__last_published_at").iterator():
        shared.filter(pk=pk).update(shared_at=at)


class Migration(migrations.Migration):
    dependencies = [
        ('itc_spaces', '0008_grants_in_force'),
    ]

    operations = [
        migrations.AddField(
            model_name="placement", name="opened_at", field=models.DateTimeField(blank=True, null=True)
        ),
        migrations.RunPython(say_since_when, migrations.RunPython.noop),
        migrations.RunPython(say_when_last_shared, migrations.RunPython.noop),
    ]
