from django.apps import AppConfig


class PublicationConfig(AppConfig):
    name = "knowledge.publication"
    label = "publication"
    verbose_name = "Publication"
