"""Gives all forms the same field template."""

from django.forms.renderers import TemplatesSetting


class Renderer(TemplatesSetting):
    field_template_name = "components/field.html"
    form_template_name = "components/form.html"
