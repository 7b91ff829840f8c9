"""Tells mypy that on our pages `request.user` is our `User`.

A route says who may open it, and `access` gives nothing to people who did not sign in, so Django's anonymous user needs
no case.
"""

from collections.abc import Callable

from mypy.nodes import TypeInfo
from mypy.plugin import AttributeContext, Plugin
from mypy.types import Instance, Type


class TypedRequests(Plugin):
    def get_attribute_hook(self, fullname: str) -> Callable[[AttributeContext], Type] | None:
        return self._own_user if fullname == "django.http.request.HttpRequest.user" else None

    def _own_user(self, context: AttributeContext) -> Type:
        found = self.lookup_fully_qualified("accounts.models.User")
        known = found and isinstance(found.node, TypeInfo)
        return Instance(found.node, []) if known else context.default_attr_type


def plugin(version: str) -> type[Plugin]:
    return TypedRequests
