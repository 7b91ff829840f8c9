"""Loads many pages of one type with what their readings need, in a few queries, for jobs that read thousands."""

from collections import defaultdict

from django.db.models import ForeignKey
from modelcluster.fields import ParentalManyToManyField
from modelcluster.models import get_all_child_relations

from knowledge.models import Resource


def preloaded(model: type[Resource], ids: list[int]) -> list[Resource]:
    """Returns pages for reading only: their relations are in memory, as an editing form would hold them."""
    pages = list(model.objects.filter(pk__in=ids).select_related(*model.read_with))
    for field in model._meta.many_to_many:
        if isinstance(field, ParentalManyToManyField):
            _fill(pages, field.name, _linked(field, ids))
    for relation in get_all_child_relations(model):
        if not relation.related_model.__module__.startswith("wagtail."):
            _fill(pages, relation.get_accessor_name(), _children(relation, ids))
    return pages


def _fill(pages: list[Resource], name: str, rows: dict[int, list]) -> None:
    for page in pages:
        getattr(page, name).set(rows.get(page.pk, []))


def _linked(field: ParentalManyToManyField, ids: list[int]) -> dict[int, list]:
    owner, target = f"{field.m2m_field_name()}_id", f"{field.m2m_reverse_field_name()}_id"
    links = field.remote_field.through.objects.filter(**{f"{owner}__in": ids}).values_list(owner, target)
    found = field.related_model._default_manager.in_bulk({key for _, key in links})
    rows = defaultdict(list)
    for page, key in links:
        rows[page].append(found[key])
    return rows


def _children(relation, ids: list[int]) -> dict[int, list]:
    model, parent = relation.related_model, relation.field
    others = [f.name for f in model._meta.fields if isinstance(f, ForeignKey) and f is not parent]
    rows = defaultdict(list)
    for row in model._default_manager.filter(**{f"{parent.attname}__in": ids}).select_related(*others):
        rows[getattr(row, parent.attname)].append(row)
    return rows
