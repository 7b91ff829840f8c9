from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("openid", "0002_one_identity_a_provider")]

    operations = [
        migrations.AddField(
            model_name="tierequest", name="said", field=models.CharField(blank=True, default="", max_length=300),
            preserve_default=False,
        ),
    ]
