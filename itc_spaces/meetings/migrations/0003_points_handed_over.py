"""What a session hands over is remembered, and so are the points that the platform puts on agendas."""

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import Exists, OuterRef


def note_those_handed_over(apps, schema_editor):
    """Those that are on a later agenda already; and those of which a later session has been held without them."""
    AgendaItem, Meeting = apps.get_model("meetings", "AgendaItem"), apps.get_model("meetings", "Meeting")
    later = Meeting.objects.filter(
        space=OuterRef("meeting__space"), starts_at__gt=OuterRef("meeting__starts_at"), state="HELD"
    )
    postponed = AgendaItem.objects.filter(state="POSTPONED")
    for found in (postponed.filter(carried_to__isnull=False), postponed.filter(Exists(later))):
        AgendaItem.objects.filter(pk__in=found.values("pk")).update(handed_over=True)


class Migration(migrations.Migration):

    dependencies = [
        ('meetings', '0002_commitments_and_files'),
    ]

    operations = [
        migrations.AddField(
            model_name='agendaitem',
            name='handed_over',
            field=models.BooleanField(default=False, editable=False),
        ),
        migrations.CreateModel(
            name='GivenPoint',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=20)),
                ('item', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='given', to='meetings.agendaitem')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='given_points', to='meetings.meeting')),
            ],
            options={
                'verbose_name': "point mis d'office",
                'constraints': [models.UniqueConstraint(fields=('meeting', 'key'), name='given_point_once_per_meeting')],
            },
        ),
        migrations.RunPython(note_those_handed_over, migrations.RunPython.noop),
    ]
