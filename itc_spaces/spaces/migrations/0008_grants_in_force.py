from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [('itc_spaces', '0007_french_order')]

    operations = [migrations.AlterModelManagers("grant", [("all_rows", models.Manager())])]
