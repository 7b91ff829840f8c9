from knowledge.actions.bin import bin_resource, expire_bin, restore_resource
from knowledge.actions.credits import add_credit, remove_credit, set_consent, set_consents
from knowledge.actions.feedback import Experience, give_feedback, remove_feedback
from knowledge.actions.files import attach_file, choose_cover, detach_file
from knowledge.actions.handing_over import pass_on
from knowledge.actions.improving import answer_improvement, offer_improvement, withdraw_improvement
from knowledge.actions.reusing import reuse_edition, reuse_page
from knowledge.actions.reviewing import remind_of_reviews, still_current
from knowledge.actions.sharing import narrow, publish_changes, share
from knowledge.actions.writing import revert_to, save_draft, start_resource

__all__ = [
    "Experience",
    "add_credit",
    "answer_improvement",
    "attach_file",
    "bin_resource",
    "choose_cover",
    "detach_file",
    "expire_bin",
    "give_feedback",
    "narrow",
    "offer_improvement",
    "pass_on",
    "publish_changes",
    "remind_of_reviews",
    "remove_credit",
    "remove_feedback",
    "restore_resource",
    "reuse_edition",
    "reuse_page",
    "revert_to",
    "save_draft",
    "set_consent",
    "set_consents",
    "share",
    "start_resource",
    "still_current",
    "withdraw_improvement",
]
