"""What the import linter cannot see: foreign keys by name, templates' tags, a module that no contract places."""

import re
import tomllib
from pathlib import Path

from django.apps import apps
from django.db.models import ForeignKey, ManyToManyField
from django.template import engines

ROOT = Path(__file__).resolve().parents[2]
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
# A lineage points to the edition it was taken from, a feedback to the one that was used.
UPWARDS = {"knowledge.Reuse.source_edition", "knowledge.Feedback.edition"}
# Templates of the look: every page is made with them.
SHARED_FOLDERS = {"components", "django", "wagtailadmin"}


def layer_modules(contract: dict) -> list[list[str]]:
    """Each layer's modules, highest first."""
    return [re.split(r"\s*[|:]\s*", layer.replace("(", "").replace(")", "")) for layer in contract["layers"]]


LAYERS = layer_modules(CONTRACTS[0])


def height(module: str) -> int | None:
    """The higher, the larger; None for other people's modules."""
    heights = {name: len(LAYERS) - rank for rank, names in enumerate(LAYERS) for name in names}
    parts = module.split(".")
    prefixes = [".".join(parts[:end]) for end in range(len(parts), 0, -1)]
    return next((heights[prefix] for prefix in prefixes if prefix in heights), None)


def test_no_foreign_key_points_to_a_higher_app():
    found = set()
    for model in apps.get_models(include_auto_created=False):
        source = height(model.__module__)
        for field in model._meta.get_fields():
            if source is None or not isinstance(field, (ForeignKey, ManyToManyField)) or field.model is not model:
                continue
            target = height(field.related_model.__module__)
            higher = target is not None and target > source
            inside = ".publication." in field.related_model.__module__ and ".publication." not in model.__module__
            if higher or (inside and source <= height("knowledge")):
                found.add(f"{model._meta.label}.{field.name}")
    assert found == UPWARDS


def template_height(path: Path) -> int:
    """That of the app whose folder it lies in; what every app uses is as low as can be."""
    folder = path.relative_to(ROOT / "templates").parts[0]
    if folder in SHARED_FOLDERS:
        return height("design")
    config = next((config for config in apps.get_app_configs() if config.label == folder), None)
    return (config and height(config.name)) or height("website")


def test_no_template_loads_a_higher_apps_tags():
    libraries = engines["django"].engine.libraries
    found = []
    for path in sorted((ROOT / "templates").rglob("*.*")):
        for loaded in re.findall(r"{%\s*load\s+([^%]+)%}", path.read_text()):
            for name in set(loaded.split(" from ")[-1].split()):
                module = libraries.get(name, "")
                if path.parent != ROOT / "templates" and (height(module) or 0) > template_height(path):
                    found.append(f"{path.relative_to(ROOT)} loads {name}")
    assert found == []
