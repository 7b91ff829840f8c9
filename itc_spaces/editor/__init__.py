"""The guard and the hooks of Wagtail's admin."""
