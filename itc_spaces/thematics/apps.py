from django.apps import AppConfig


class ThematicsConfig(AppConfig):
    name = "itc_spaces.thematics"
    label = "thematics"
    verbose_name = "Thématiques"

    def ready(self):
        from itc_spaces.thematics import fragments, telling

        telling.register()
        fragments.register()
