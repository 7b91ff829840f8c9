"""Whether search finds what was acknowledged as shared, for those who may read it, and nothing that was taken back.

`python -m tests.platform.operations.finding FILE OF ACKNOWLEDGEMENTS` says so, or what is not.
"""

import sys
from collections.abc import Iterator
from pathlib import Path


def problems(acknowledged: list[str]) -> Iterator[str]:
    for line in acknowledged:
        what, *keys = line.split()
        if what in CHECKS and not CHECKS[what](*keys):
            yield f"wrongly found or not: {line}"


def _found(key: str, title: str, *tokens: str) -> bool:
    """By the words of its title, by a reader who holds these tokens."""
    from knowledge.publication.facets import FACETS, PUBLIC_FACETS
    from search.finding import reader, results
    from search.protocol import IndexName
    from search.questions import Question

    is_public = tokens == ("public",)
    index, filters = (IndexName.PUBLIC, PUBLIC_FACETS) if is_public else (IndexName.INTERNAL, FACETS)
    hits = results(index, Question(title), filters, reader(frozenset(tokens))).hits
    return key in [hit.key for hit in hits]


def _page_found(pk: str, *tokens: str) -> bool:
    from knowledge.models import PracticeSheet

    return _found(f"page:{pk}", PracticeSheet.objects.get(pk=pk).title, *tokens)


def _inside() -> str:
    from itc_spaces.spaces.models import Space

    return f"space:{Space.objects.get().pk}"


def _edition_is_found_unless_withdrawn(pk: str, submission: str) -> bool:
    from knowledge.publication.models import Edition

    edition = Edition.objects.get(pk=pk)
    return _found(f"publication:{edition.publication_id}", edition.title, "public") == edition.in_catalogue


def _withdrawn_is_not_found(pk: str) -> bool:
    from knowledge.publication.models import Edition

    edition = Edition.objects.get(publication=pk)
    return not any(_found(f"publication:{pk}", edition.title, token) for token in ("public", "network"))


CHECKS = {
    "shared": lambda pk: _page_found(pk, "network"),
    "narrowed": lambda pk: _page_found(pk, _inside()) and not _page_found(pk, "network"),
    "accepted": _edition_is_found_unless_withdrawn,
    "withdrawn": _withdrawn_is_not_found,
}


def main() -> int:
    import django

    django.setup()
    acknowledged = Path(sys.argv[1]).read_text().splitlines()
    found = list(problems(acknowledged))
    looked_for = sum(line.split()[0] in CHECKS for line in acknowledged)
    sys.stdout.write("\n".join(found) + "\n" if found else f"all right, {looked_for} looked for\n")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())
