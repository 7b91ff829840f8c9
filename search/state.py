"""The state of the indexes, for the coordination's page and for people who watch over the installation."""

from dataclasses import dataclass, field, replace

from django.utils import timezone

from search import engines, outbox
from search.enums import TextState
from search.models import Change, FileText, Rebuild
from search.protocol import EngineUnavailable, IndexName, NeedsRebuild, Status


@dataclass(frozen=True)
class IndexState:
    name: str
    status: Status | None = None
    trouble: str = ""
    is_missing: bool = False
    progress: Rebuild | None = None


@dataclass(frozen=True)
class SearchState:
    indexes: list[IndexState] = field(default_factory=list)
    waiting: int = 0
    lag: float = 0.0
    set_aside: list[Change] = field(default_factory=list)
    unread_files: int = 0

    @property
    def is_well(self) -> bool:
        return not self.set_aside and not any(index.trouble or index.is_missing for index in self.indexes)

    def to_json(self) -> dict:
        return {
            "indexes": [
                {
                    "name": index.name,
                    "engine": index.status.engine if index.status else None,
                    "generation": index.status.generation if index.status else None,
                    "documents": index.status.documents if index.status else None,
                    "bytes": index.status.bytes if index.status else None,
                    "rebuilding": [index.progress.done, index.progress.total] if index.progress else None,
                    "error": index.trouble or None,
                }
                for index in self.indexes
            ],
            "waiting": self.waiting,
            "lag_seconds": round(self.lag, 3),
            "set_aside": [{"what": str(row), "error": row.error, "tries": row.tries} for row in self.set_aside],
            "files_without_text": self.unread_files,
        }


MOST_SHOWN = 50


def lag() -> float:
    """Returns the age in seconds of the oldest change that waits."""
    oldest = outbox.waiting().order_by("made_at").values_list("made_at", flat=True).first()
    return (timezone.now() - oldest).total_seconds() if oldest else 0.0


def state_of_search() -> SearchState:
    return SearchState(
        indexes=[_of_index(name) for name in IndexName],
        waiting=outbox.waiting().count(),
        lag=lag(),
        set_aside=list(Change.objects.filter(set_aside_at__isnull=False)[:MOST_SHOWN]),
        unread_files=FileText.objects.filter(state=TextState.FAILED).count(),
    )


def _of_index(name: IndexName) -> IndexState:
    progress = Rebuild.objects.filter(index=name).first()
    try:
        status = engines.index(name).status()
        # The document of the epoch does not count.
        return IndexState(name, replace(status, documents=status.documents - 1), progress=progress)
    except NeedsRebuild as reason:
        return IndexState(name, trouble=str(reason), is_missing=True, progress=progress)
    except EngineUnavailable as reason:
        return IndexState(name, trouble=str(reason), progress=progress)
