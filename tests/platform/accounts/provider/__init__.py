"""A real OpenID Connect provider, run beside the tests: allauth's own, in a process and a database of its own."""
