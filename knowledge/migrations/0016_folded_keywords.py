"""A keyword is kept as it is compared too: other writings of it are found without reading them all."""

from django.conf import settings
from django.db import migrations, models

from web.text import fold


def fold_all(apps, schema_editor):
    PageKeyword = apps.get_model("knowledge", "PageKeyword")
    for tag, name in PageKeyword.objects.values_list("tag", "tag__name").distinct():
        PageKeyword.objects.filter(tag=tag).update(folded=fold(name))


class Migration(migrations.Migration):

    dependencies = [
        ('knowledge', '0015_first_labels'),
        ('taggit', '0006_rename_taggeditem_content_type_object_id_taggit_tagg_content_8fc721_idx'),
        migrations.swappable_dependency(settings.WAGTAIL_PAGE_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='pagekeyword',
            name='folded',
            field=models.TextField(default='', editable=False),
        ),
        migrations.AddIndex(
            model_name='pagekeyword',
            index=models.Index(fields=['folded'], name='page_keyword_folded'),
        ),
        migrations.RunPython(fold_all, migrations.RunPython.noop),
    ]
