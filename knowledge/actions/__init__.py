from knowledge.actions.bin import bin_resource, expire_bin, restore_resource
from knowledge.actions.credits import add_credit, remove_credit, set_consent, set_consents
from knowledge.actions.feedback import Experience, give_feedback, remove_feedback
from knowledge.actions.files import attach_file, choose_cover, detach_file, join_files
from knowledge.actions.handing_over import pass_on
from knowledge.actions.importing import compare_document, leave_documents, start_from_document
from knowledge.actions.improving import (
    decline_improvement,
    offer_improvement,
    take_improvement,
    withdraw_improvement,
)
from knowledge.actions.models_offered import offer_as_model
from knowledge.actions.reusing import reuse_page
from knowledge.actions.reviewing import remind_of_reviews, still_current
from knowledge.actions.sharing import narrow, share
from knowledge.actions.writing import revert_to, save_draft, start_resource

__all__ = [
    "Experience",
    "add_credit",
    "attach_file",
    "bin_resource",
    "choose_cover",
    "compare_document",
    "decline_improvement",
    "detach_file",
    "expire_bin",
    "give_feedback",
    "join_files",
    "leave_documents",
    "narrow",
    "offer_as_model",
    "offer_improvement",
    "pass_on",
    "remind_of_reviews",
    "remove_credit",
    "remove_feedback",
    "restore_resource",
    "reuse_page",
    "revert_to",
    "save_draft",
    "set_consent",
    "set_consents",
    "share",
    "start_from_document",
    "start_resource",
    "still_current",
    "take_improvement",
    "withdraw_improvement",
]
