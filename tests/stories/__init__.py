"""An app that adds a type of resource, as anybody would: one model, one form, one registration."""
