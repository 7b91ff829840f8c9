from django.apps import AppConfig


class OperationsConfig(AppConfig):
    name = "operations"
    verbose_name = "Exploitation"

    def ready(self):
        from notifications.jobs import register_beginning
        from operations import schema

        register_beginning(schema.refuse_other_database)
