from django.apps import AppConfig


class OperationsConfig(AppConfig):
    name = "operations"
    verbose_name = "Exploitation"

    def ready(self):
        from notifications.jobs import register_beginning
        from operations import schema
        from operations.metrics import serve_metrics

        register_beginning(schema.refuse_other_database)
        register_beginning(serve_metrics)
