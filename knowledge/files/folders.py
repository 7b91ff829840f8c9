"""Folders of stored files, each with the model whose rows name its files; each app registers its own."""

from django.db.models import Model

_folders: dict[str, type[Model]] = {}


def register_folder(folder: str, model: type[Model]) -> None:
    """Registers a folder from `AppConfig.ready`; the model has `file` and `sha256`."""
    _folders[folder] = model


def folders() -> dict[str, type[Model]]:
    return _folders
