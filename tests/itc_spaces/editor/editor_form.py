"""What a browser would send back from the editor's page."""

from html.parser import HTMLParser

from django.http import QueryDict
from django.urls import reverse


def editor_url(page) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


class _Fields(HTMLParser):
    """Inputs, chosen options and text areas of the form `page-edit-form`."""

    def __init__(self):
        super().__init__()
        self.data = QueryDict(mutable=True)
        self.inside = False
        self.select = self.textarea = None

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if tag == "form":
            self.inside = attrs.get("id") == "page-edit-form"
        if not self.inside:
            return
        name, kind = attrs.get("name"), attrs.get("type", "text")
        if tag == "select":
            self.select = name
        elif tag == "option" and "selected" in attrs and self.select:
            self.data.appendlist(self.select, attrs.get("value", ""))
        elif tag == "textarea":
            self.textarea = name
            self.data[name] = ""
        elif tag == "input" and name and (kind not in ("checkbox", "radio") or "checked" in attrs):
            self.data.appendlist(name, attrs.get("value", "on" if kind == "checkbox" else ""))

    def handle_data(self, data):
        if self.textarea:
            self.data[self.textarea] += data

    def handle_endtag(self, tag):
        if tag == "textarea" and self.textarea:
            # A browser drops the line break that opens a text area.
            self.data[self.textarea] = self.data[self.textarea].removeprefix("\n")
            self.textarea = None
        self.inside = self.inside and tag != "form"


def opened(client, page) -> dict[str, list[str]]:
    """The fields of the page's form as they stand; blocks are made by script, so they come empty."""
    response = client.get(editor_url(page))
    assert response.status_code == 200
    fields = _Fields()
    fields.feed(response.content.decode())
    for name in ("steps", "transfer_conditions"):
        if hasattr(page, name):
            fields.data[f"{name}-count"] = "0"
    return {name: values for name, values in fields.data.lists() if "__prefix__" not in name}
