"""People at work, without a browser: each step commits, then is acknowledged by a line; nothing is said before.

`python -m tests.platform.operations.writing` goes on until it is ended.
"""

import os
import sys
from collections.abc import Callable, Iterator
from hashlib import sha256
from itertools import count
from uuid import uuid4

from tests.support.making.pdf import pdf

MEMBER, COORDINATOR, VALIDATOR = (f"{who}@exemple.test" for who in ("membre", "coordination", "validation"))
TITLE = "Fiche que tous écrivent"
TRIES = 50


def settle(again: bool = False) -> None:
    """A space, the people of its circuit, and a sheet with a file; `again`: one more such sheet."""
    from tests.support.factories import MembershipFactory, OfficeFactory, SpaceFactory, UserFactory
    from tests.support.factories.publication import make_circuit

    if not again:
        space = SpaceFactory()
        MembershipFactory(seat__space=space, user=UserFactory(email=MEMBER))
        department = space.record.department
        OfficeFactory(department=department, user=UserFactory(email=COORDINATOR))
        circuit = make_circuit(department)
        committee = circuit.steps.get(position=2).committee
        OfficeFactory(
            department=department, validator=True, committee=committee, user=UserFactory(email=VALIDATOR)
        )  # fmt: skip
    page = shared_sheet(TITLE)
    attach(page, uuid4().hex)


def people() -> dict:
    from accounts.models import User

    return {user.email: user for user in User.objects.filter(email__in=[MEMBER, COORDINATOR, VALIDATOR])}


def shared_sheet(title: str):
    """A draft that has all it needs to be shared. The factories of another process may have begun to count again."""
    from itc_spaces.spaces.models import Organisation, Space, Territory, Topic
    from knowledge.models import Public
    from tests.support.factories import SheetFactory

    space = Space.objects.get()
    department = space.record.department
    return SheetFactory(
        title=title,
        space=space,
        owner=people()[MEMBER],
        topics=[Topic.objects.get_or_create(slug="parentalite", defaults={"name": "Parentalité"})[0]],
        publics=[Public.objects.get_or_create(slug="familles", defaults={"name": "Familles"})[0]],
        lead_organisation=Organisation.objects.first(),
        territory=Territory.objects.get_or_create(department=department, name="Nord", defaults={"kind": "QPV"})[0],
    )


def append(page, token: str) -> None:
    """Adds a line to the latest draft, from the revision it was read at; raises StaleForm when somebody saved since."""
    from knowledge.actions import save_draft
    from knowledge.staleness import base_of
    from knowledge.texts import latest_text

    page.refresh_from_db()
    base, objectives = base_of(page), latest_text(page).objectives

    def change(draft) -> None:
        draft.objectives = f"{objectives}\n{token}".strip()

    save_draft(page=page, actor=people()[MEMBER], base=base, change=change)


def attach(page, token: str):
    """Its own transaction is the last thing it does: the file is taken before."""
    from django.core.files.uploadedfile import SimpleUploadedFile

    from knowledge.actions import attach_file
    from knowledge.staleness import base_of

    page.refresh_from_db()
    upload = SimpleUploadedFile(f"{token}.pdf", pdf(token))
    return attach_file(
        page=page, actor=people()[MEMBER], upload=upload, caption="", alternative_text="", base=base_of(page)
    )


def steps() -> Iterator[str]:
    """One sheet from its first words to its edition, and what was taken back; after each step, what was committed."""
    from itc_spaces.spaces.enums import Audience
    from knowledge.actions import narrow, share
    from knowledge.publication.actions import withdraw
    from tests.support.factories.publication import answered

    known, token = people(), uuid4().hex
    page = committed(lambda: shared_sheet(f"Fiche {token[:8]}"))
    yield f"started {page.pk}"
    committed(lambda: append(page, token))
    yield f"saved {page.pk} {token}"
    content = sha256(pdf(token)).hexdigest()
    attachment = attach(page, token)
    yield f"attached {attachment.pk} {content}"
    committed(lambda: share(page=page, actor=known[MEMBER], audience=Audience.NETWORK, confirmed=True))
    yield f"shared {page.pk}"
    other = committed(lambda: shared_sheet(f"Fiche {token[8:16]}"))
    committed(lambda: share(page=other, actor=known[MEMBER], audience=Audience.NETWORK, confirmed=True))
    committed(lambda: narrow(page=other, actor=known[MEMBER], audience=Audience.SPACE))
    yield f"narrowed {other.pk}"
    page.refresh_from_db()
    submission = submitted(page, known[MEMBER])
    yield f"submitted {submission.pk}"
    committed(lambda: answered(submission, known[COORDINATOR]))
    edition = committed(lambda: answered(submission, known[VALIDATOR]))
    yield f"accepted {edition.pk} {submission.pk}"
    if page.pk % 2:
        mistaken = edition.publication
        committed(lambda: withdraw(publication=mistaken, actor=known[COORDINATOR], reason="Une erreur."))
        yield f"withdrawn {mistaken.pk}"


def submitted(page, member):
    """As a person does who is told that her files are still being prepared: she tries again."""
    from knowledge.publication.actions import prepare_files, submit
    from knowledge.publication.beside import WAITING
    from web.refusals import Refused

    for _ in range(TRIES):
        prepare_files(page=page, actor=member)
        try:
            return committed(lambda: submit(page=page, actor=member, confirmed_no_resident=True))
        except Refused as refused:
            if refused.message != WAITING:
                raise
    raise AssertionError(f"The files of page {page.pk} were never ready.")


def committed(act: Callable):
    """As the middleware does it for each request."""
    from django.db import transaction

    with transaction.atomic():
        return act()


def write_for_ever(out: int) -> None:
    for _ in count():
        for line in steps():
            os.write(out, f"{line}\n".encode())


def main() -> None:
    import django

    django.setup()
    write_for_ever(sys.stdout.fileno())


if __name__ == "__main__":
    main()
