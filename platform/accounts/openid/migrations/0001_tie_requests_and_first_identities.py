import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models
from django.db.models import Min


def keep_the_first(apps, schema_editor):
    """One identity a provider and account, the first that was tied; and nothing more of what the provider said."""
    account = apps.get_model("socialaccount", "SocialAccount")
    first = account.objects.values("user", "provider").annotate(first=Min("pk")).values_list("first", flat=True)
    account.objects.exclude(pk__in=list(first)).delete()
    account.objects.update(extra_data={})


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("socialaccount", "0006_alter_socialaccount_extra_data"),
    ]

    operations = [
        migrations.CreateModel(
            name="TieRequest",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("provider", models.CharField(max_length=200)),
                ("uid", models.CharField(max_length=191)),
                ("asked_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("sent_at", models.DateTimeField(blank=True, null=True)),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="tie_requests",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={"verbose_name": "identité à confirmer"},
        ),
        migrations.RunPython(keep_the_first, migrations.RunPython.noop),
    ]
