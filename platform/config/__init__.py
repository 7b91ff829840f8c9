"""The settings, the routes and the WSGI entry point."""
