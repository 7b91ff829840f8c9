"""What is done to resources, to their editions, and to what hangs on them."""

from functools import partial

from itc_spaces.coordination import actions as coordination
from itc_spaces.discussion import actions as discussion
from itc_spaces.discussion.enums import Rhythm
from itc_spaces.thematics import actions as thematics
from knowledge import actions as knowledge
from knowledge.actions.files import Given, take_upload
from knowledge.enums import FileKind
from knowledge.exchange.importing.documents import pasted
from knowledge.exchange.importing.drafting import Draft, draft_from
from knowledge.improving import write_offered
from knowledge.publication import actions as publication
from knowledge.publication import withdrawing
from knowledge.publication.enums import Decision
from knowledge.publication.feedback import give_feedback_on_edition
from knowledge.publication.reusing import reuse_edition
from knowledge.staleness import base_of
from knowledge.types import type_of
from tests.concurrency.gestures.usual import (
    Gesture,
    bin_page,
    close_space,
    decide,
    end_of,
    erase,
    post,
    restore_page,
    save,
    share,
    share_changes,
    submit,
    take_back,
    upload,
)
from tests.concurrency.scenes import SAID, Scene
from tests.support.sharing import share_again
from tools import actions as tools
from web.refusals import Refused


def reuse(scene: Scene) -> object:
    return knowledge.reuse_page(
        source=scene.page, space=scene.elsewhere, actor=scene.neighbour, adapted="Le soir.", key=scene.key
    )  # fmt: skip


BROUGHT = pasted("Titre : Un café\nContexte : une cour.")


def drafted(scene: Scene) -> Draft:
    return draft_from(BROUGHT.document, known=type_of("fiche"), space=scene.space, name=BROUGHT.name)


def bring(scene: Scene) -> object:
    return knowledge.start_from_document(
        space=scene.space, actor=scene.member, brought=BROUGHT, draft=drafted(scene), key=scene.key
    )


PAGE: dict[str, Gesture] = {
    "accept": decide,
    "accept by another": partial(decide, actor="second_validator"),
    "ask for changes": partial(decide, decision=Decision.CHANGES),
    "retract": lambda s: publication.retract(submission=s.submission, actor=s.chair),
    "submit": submit,
    "share": share,
    "share changes": share_changes,
    "take back": take_back,
    "bin": bin_page,
    "save": save,
    "credit": lambda s: knowledge.add_credit(page=s.page, actor=s.member, name="Une voisine"),
    "place": lambda s: thematics.place_resource(page=s.page, actor=s.member, thematic=s.thematic),
    "reuse": reuse,
    "tell what came of it": lambda s: knowledge.give_feedback(target=s.page, actor=s.neighbour, said=SAID),
    "write a message": post,
    "pass on": lambda s: knowledge.pass_on(space=s.space, giver=s.member, receiver=s.chair, actor=s.chair),
    "end the author's seat": end_of("member"),
    "end the validator's office": lambda s: coordination.end_office(
        office=s.validator.offices.get(), actor=s.coordinator
    ),
    "close the space": close_space,
    "put back": restore_page,
    "take a name away": lambda s: knowledge.remove_credit(page=s.page, actor=s.member, credit_id=s.credit.pk),
    "agree to be named": lambda s: knowledge.set_consent(page=s.page, actor=s.member, consents=True),
    "take the feedback back": lambda s: knowledge.remove_feedback(feedback=s.feedback, actor=s.neighbour),
    "bring a document": bring,
    "leave documents": lambda s: knowledge.leave_documents(
        space=s.space, actor=s.member, kind="fiche", files=[("a.docx", Refused("Il est vide."))]
    ),
    "compare a document": lambda s: knowledge.compare_document(
        page=s.page, actor=s.member, brought=BROUGHT, draft=drafted(s), said=s.page.reading()
    ),
    "offer as a model": lambda s: knowledge.offer_as_model(page=s.page, actor=s.coordinator, offered=True),
    "say that it still holds": lambda s: knowledge.still_current(page=s.page, actor=s.member),
}  # fmt: skip
DRAFT: dict[str, Gesture] = {
    "save": partial(save, actor="expert"),
    "attach": lambda s: knowledge.attach_file(
        page=s.page, actor=s.expert, upload=upload("grille.pdf", FileKind.PDF), caption="", alternative_text="",
        base=base_of(s.page),
    ),
    "join files of a form": lambda s: knowledge.join_files(
        page=s.page, actor=s.expert, given=[Given(take_upload(upload("une.pdf", FileKind.PDF)), is_cover=True)],
        base=base_of(s.page),
    ),
    "detach": lambda s: knowledge.detach_file(
        page=s.page, actor=s.expert, attachment_id=s.attachment.pk, base=base_of(s.page)
    ),
    "choose the cover": lambda s: knowledge.choose_cover(
        page=s.page, actor=s.member, attachment_id=s.attachment.pk, base=base_of(s.page)
    ),
    "go back to a version": lambda s: knowledge.revert_to(
        page=s.page, actor=s.member, revision=s.revision, base=base_of(s.page)
    ),
    "hand to the référents": lambda s: thematics.hand_to_referents(page=s.page, actor=s.expert),
    "close to those invited": lambda s: thematics.open_to_invited(page=s.page, actor=s.member, opened=False),
    "take out of the thematic": lambda s: thematics.place_resource(page=s.page, actor=s.member, thematic=None),
    "share": share,
    "bin": bin_page,
    "put back": restore_page,
    "end the access": lambda s: thematics.revoke_grant(grant=s.grant, actor=s.chair),
    "close the thematic": lambda s: thematics.close_thematic(thematic=s.thematic, actor=s.chair, report=s.report),
    "end the référent's seat": end_of("member"),
    "erase the expert's account": erase("expert"),
}  # fmt: skip
TOOL: dict[str, Gesture] = {
    "add a version": lambda s: tools.add_version(
        page=s.tool, actor=s.member, label="Rentrée", changes="Plus courte.", base=base_of(s.tool),
        editable=upload("grille.odt", FileKind.TEXT), accessible=upload("grille.pdf", FileKind.PDF),
    ),
    "remove a version": lambda s: tools.remove_version(
        page=s.tool, actor=s.member, version_id=s.version.pk, base=base_of(s.tool)
    ),
    "complete a version": lambda s: tools.complete_version(
        page=s.tool, actor=s.member, version_id=s.version.pk, accessible=upload("grille.pdf", FileKind.PDF)
    ),
    "tie to a sheet": lambda s: tools.link_sheet(page=s.tool, actor=s.member, sheet_id=s.page.pk),
    "untie": lambda s: tools.unlink_sheet(page=s.tool, actor=s.chair, sheet_id=s.page.pk),
    "save": partial(save, page="tool", field="purpose"),
    "share changes": partial(share_changes, page="tool"),
    "submit": partial(submit, page="tool"),
    "bin": partial(bin_page, page="tool"),
    "bin the sheet": bin_page,
    "take the sheet back": take_back,
    "end the author's seat": end_of("member"),
}  # fmt: skip
EDITION: dict[str, Gesture] = {
    "accept the next": decide,
    "withdraw": lambda s: publication.withdraw(publication=s.publication, actor=s.coordinator, reason="Une erreur."),
    "purge": lambda s: publication.purge(edition=s.edition, actor=s.coordinator, reason="La loi."),
    "agree to be named": lambda s: knowledge.set_consents(
        actor=s.member, named=set(s.member.credits.values_list("pk", flat=True))
    ),
    "reuse": lambda s: reuse_edition(
        edition=s.edition, space=s.elsewhere, actor=s.neighbour, adapted="Le soir.", key=s.key
    ),
    "tell what came of it": lambda s: give_feedback_on_edition(
        edition=s.edition, actor=s.neighbour, said=SAID
    ),
    "bin": bin_page,
    "erase the author's account": erase("member"),
}  # fmt: skip
WITHDRAWAL: dict[str, Gesture] = {
    "ask": lambda s: withdrawing.ask_withdrawal(publication=s.publication, actor=s.member, reason="Une erreur."),
    "pass on": lambda s: withdrawing.pass_withdrawal(request=s.request, actor=s.chair, reason="Une erreur."),
    "decline": lambda s: withdrawing.decline_withdrawal(request=s.request, actor=s.validator, answer="Elle sert."),
    "withdraw": EDITION["withdraw"],
    "purge": EDITION["purge"],
    "accept the next": decide,
    "bin": bin_page,
    "end the asker's seat": end_of("member"),
    "end the validator's office": PAGE["end the validator's office"],
    "erase the asker's account": erase("member"),
}  # fmt: skip
MESSAGE: dict[str, Gesture] = {
    "edit": lambda s: discussion.edit_contribution(contribution=s.message, actor=s.neighbour, body="Plutôt ceci."),
    "take away": lambda s: discussion.remove_contribution(contribution=s.message, actor=s.neighbour),
    "moderate": lambda s: discussion.moderate_contribution(contribution=s.message, actor=s.chair, reason="Un nom."),
    "answer": lambda s: discussion.post_contribution(
        target=s.page.page_ptr, actor=s.member, body="Oui.", parent=s.message
    ),
    "bin the page": bin_page,
    "take the page back": take_back,
    "end the writer's seat": end_of("neighbour"),
    "erase the writer's account": erase("neighbour"),
    "put back": lambda s: discussion.restore_contribution(contribution=s.message, actor=s.chair),
    "add a file": lambda s: discussion.add_file(
        contribution=s.message, actor=s.neighbour, given=discussion.GivenFile(upload("grille.pdf", FileKind.PDF))
    ),
    "take the file away": lambda s: discussion.drop_file(
        contribution=s.message, actor=s.neighbour, attachment_id=s.attachment.pk
    ),
    "read": lambda s: discussion.mark_read(target=s.page.page_ptr, reader=s.neighbour),
    "choose when mails come": lambda s: discussion.choose_rhythm(person=s.neighbour, rhythm=Rhythm.NEVER),
}  # fmt: skip
IMPROVEMENT: dict[str, Gesture] = {
    "take": lambda s: knowledge.take_improvement(
        improvement=s.offer, actor=s.member, taken=["context"], word="", base=base_of(s.page),
        change=partial(write_offered, offer=s.offer, keys=["context"]),
    ),
    "decline": lambda s: knowledge.decline_improvement(improvement=s.offer, actor=s.chair, word="Merci, non."),
    "withdraw": lambda s: knowledge.withdraw_improvement(improvement=s.offer, actor=s.neighbour),
    "offer another": lambda s: knowledge.offer_improvement(
        page=s.adaptation, actor=s.neighbour, sections=["context"], why="Encore.", base=base_of(s.adaptation)
    ),
    "save the source": save,
    "save the adaptation": partial(save, actor="neighbour", page="adaptation"),
    "share the adaptation": lambda s: share_again(page=s.adaptation, actor=s.neighbour),
    "bin the source": bin_page,
    "bin the adaptation": lambda s: knowledge.bin_resource(page=s.adaptation, actor=s.neighbour),
    "end the giver's seat": end_of("neighbour"),
}  # fmt: skip
