"""What is being typed is kept by the key of its form, for every form; files of a form that came back are kept too."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import knowledge.models.typing

STARTS = {"fiche": "nouvelle-fiche", "note": "nouvelle-note", "outil": "nouvel-outil", "bilan": "nouveau-bilan"}


def give_keys(apps, schema_editor):
    """Each row gets a key, and the address of its form as it is named from now on."""
    UnfinishedForm = apps.get_model("knowledge", "UnfinishedForm")
    Space = apps.get_model("itc_spaces", "Space")
    slugs = dict(Space.objects.values_list("pk", "slug"))
    for row in UnfinishedForm.objects.all():
        row.key = uuid.uuid4()
        base = f"/espaces/{slugs[row.space_id]}/-/"
        if row.page_id:
            row.slot = f"{base}ressources/{row.page_id}/modifier/#"
        else:
            query = f"?thematique={row.thematic_id}" if row.thematic_id else ""
            row.slot = f"{base}{STARTS.get(row.kind, row.kind)}/{query}#"
        row.save(update_fields=["key", "slot"])


def one_a_place(apps, schema_editor):
    """Back to one a place: of several the latest stays."""
    UnfinishedForm = apps.get_model("knowledge", "UnfinishedForm")
    UnfinishedForm.objects.exclude(sent_at=None).delete()
    UnfinishedForm.objects.filter(space=None).delete()
    seen = set()
    for row in UnfinishedForm.objects.order_by("-updated_at", "-pk"):
        place = (row.user_id, row.page_id) if row.page_id else (row.user_id, row.space_id, row.thematic_id, row.kind)
        if place in seen:
            row.delete()
        seen.add(place)


class Migration(migrations.Migration):

    dependencies = [
        ('itc_spaces', '0006_shared_is_live'),
        ('knowledge', '0012_reuse_named'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        migrations.swappable_dependency(settings.WAGTAIL_PAGE_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(model_name='unfinishedform', name='unfinished_form_one_new'),
        migrations.RemoveConstraint(model_name='unfinishedform', name='unfinished_form_one_new_per_thematic'),
        migrations.RemoveConstraint(model_name='unfinishedform', name='unfinished_form_one_per_page'),
        migrations.AlterField(
            model_name='unfinishedform',
            name='space',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='itc_spaces.space'),
        ),
        migrations.AlterField(
            model_name='unfinishedform',
            name='kind',
            field=models.CharField(blank=True, max_length=20),
        ),
        migrations.AddField(model_name='unfinishedform', name='key', field=models.UUIDField(null=True)),
        migrations.AddField(model_name='unfinishedform', name='slot', field=models.CharField(blank=True, default='', max_length=300), preserve_default=False),
        migrations.AddField(model_name='unfinishedform', name='tab', field=models.CharField(blank=True, default='', max_length=40), preserve_default=False),
        migrations.AddField(model_name='unfinishedform', name='sent_at', field=models.DateTimeField(blank=True, null=True)),
        migrations.AddField(model_name='unfinishedform', name='digest', field=models.CharField(blank=True, default='', max_length=64), preserve_default=False),
        migrations.AddField(model_name='unfinishedform', name='location', field=models.CharField(blank=True, default='', max_length=500), preserve_default=False),
        migrations.RunPython(give_keys, one_a_place, elidable=False),
        migrations.AlterField(model_name='unfinishedform', name='key', field=models.UUIDField(default=uuid.uuid4)),
        migrations.AddConstraint(
            model_name='unfinishedform',
            constraint=models.UniqueConstraint(fields=('user', 'key'), name='unfinished_form_one_per_key'),
        ),
        migrations.AddIndex(
            model_name='unfinishedform',
            index=models.Index(fields=['user', 'slot'], name='unfinished_form_by_slot'),
        ),
        migrations.CreateModel(
            name='KeptFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('file', models.FileField(max_length=200, upload_to=knowledge.models.typing.kept_path)),
                ('name', models.CharField(max_length=255)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='kept_files', to=settings.AUTH_USER_MODEL)),
            ],
            options={'verbose_name': "fichier gardé d'un formulaire"},
        ),
    ]
