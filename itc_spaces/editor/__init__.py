"""What concerns Wagtail's admin: its guard and its hooks."""
