"""Makes adaptations as another ITC makes them."""

from knowledge.actions import reuse_page, save_draft, share
from knowledge.models import Resource
from knowledge.staleness import base_of


def rewritten(page: Resource, actor, **answers) -> Resource:
    """Returns the page, with `answers` in its latest draft."""

    def change(draft):
        for name, answer in answers.items():
            setattr(draft, name, answer)

    save_draft(page=page, actor=actor, base=base_of(page), change=change)
    return type(page).objects.get(pk=page.pk)


def completed(page: Resource, source: Resource, actor, **answers) -> Resource:
    """Answers the questions that each adaptation must answer anew, so that it can be shared; returns it."""
    own = {name: getattr(source, name) for name in ("lead_organisation", "territory", "outcomes")}
    return rewritten(page, actor, **own | answers)


def adapted(source: Resource, space, actor, *, audience: str | None = None, **answers) -> Resource:
    """Reuses `source` in `space`; shares the adaptation if an `audience` is given."""
    page = reuse_page(source=source, space=space, actor=actor, adapted="Le soir.")
    page = completed(page, source, actor, **answers)
    if audience:
        share(page=page, actor=actor, audience=audience, confirmed=True)
    return type(page).objects.get(pk=page.pk)
