"""The welcome page becomes the one SpacesIndex, root of the single site; Wagtail's example groups go.

Rights come from seats and offices: a group row would be a second way to give them.
"""

from django.db import migrations

GROUPS = ("Moderators", "Editors")


def _root_of_site(apps):
    site = apps.get_model("wagtailcore", "Site").objects.get(is_default_site=True)
    return apps.get_model("wagtailcore", "Page").objects.get(pk=site.root_page_id)


def make_spaces_index(apps, schema_editor):
    content_types = apps.get_model("contenttypes", "ContentType").objects
    index_type, _ = content_types.get_or_create(app_label="itc_spaces", model="spacesindex")
    page = _root_of_site(apps)
    page.title = page.draft_title = "Espaces des ITC"
    page.slug, page.url_path, page.content_type = "espaces", "/espaces/", index_type
    page.save()
    index = apps.get_model("itc_spaces", "SpacesIndex")(page_ptr_id=page.pk)
    index.__dict__.update({field.attname: getattr(page, field.attname) for field in page._meta.concrete_fields})
    index.save_base(raw=True)
    apps.get_model("wagtailcore", "Site").objects.update(site_name="La Trame")
    apps.get_model("auth", "Group").objects.filter(name__in=GROUPS).delete()


def restore_welcome_page(apps, schema_editor):
    page_type = apps.get_model("contenttypes", "ContentType").objects.get(app_label="wagtailcore", model="page")
    page = _root_of_site(apps)
    apps.get_model("itc_spaces", "SpacesIndex").objects.filter(page_ptr_id=page.pk)._raw_delete(using=schema_editor.connection.alias)
    page.slug, page.url_path, page.content_type = "home", "/home/", page_type
    page.save()
    for name in GROUPS:
        apps.get_model("auth", "Group").objects.get_or_create(name=name)


class Migration(migrations.Migration):
    dependencies = [
        ("itc_spaces", "0001_initial"),
        ("wagtailadmin", "0006_formstate"),
        ("wagtaildocs", "0014_alter_document_file_size"),
        ("wagtailimages", "0027_image_description"),
        ("wagtailusers", "0015_userprofile_keyboard_shortcuts"),
    ]

    operations = [migrations.RunPython(make_spaces_index, restore_welcome_page)]
