from django.db import migrations

INDEX = "socialaccount_one_a_provider_and_user"


class Migration(migrations.Migration):
    """An index by SQL, for the table is allauth's: one identity a provider and account."""

    dependencies = [("openid", "0001_tie_requests_and_first_identities")]

    operations = [
        migrations.RunSQL(
            f"CREATE UNIQUE INDEX {INDEX} ON socialaccount_socialaccount (user_id, provider)", f"DROP INDEX {INDEX}"
        ),
    ]
