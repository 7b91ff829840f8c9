from django.db import migrations, models

BATCH = 500


def add_maturity(apps, schema_editor):
    """Editions accepted before said their maturity in their text alone: the catalogue could not filter by it."""
    edition_facet = apps.get_model("publication", "EditionFacet")
    rows = []
    editions = apps.get_model("publication", "Edition").objects.filter(purged_at__isnull=True)
    for pk, reading in editions.values_list("pk", "reading").iterator(BATCH):
        said = next((fact["values"] for fact in reading.get("facts", ()) if fact["key"] == "maturity"), ())
        rows += [edition_facet(edition_id=pk, facet="maturite", value=v.lower(), label=label) for v, label in said]
    edition_facet.objects.bulk_create(rows, batch_size=BATCH)


def remove_maturity(apps, schema_editor):
    apps.get_model("publication", "EditionFacet").objects.filter(facet="maturite").delete()


class Migration(migrations.Migration):
    dependencies = [("publication", "0004_public_mark")]

    operations = [
        migrations.AlterField("editionfacet", "facet", models.CharField(max_length=12)),
        migrations.RunPython(add_maturity, remove_maturity),
    ]
