"""The words of the demonstration data: literals only, loaded by `manage.py demo`."""
