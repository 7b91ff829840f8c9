"""The trace: who did what to which thing, in Wagtail's log registry, for pages and models alike."""

from django.db.models import Model, TextChoices
from django.db.models.signals import pre_save
from django.dispatch import receiver
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry, PageLogEntry

from itc_spaces.clock import mark_clock


class Traced(TextChoices):
    """Every action that leaves a trace; higher apps use these too, so that one list says all."""

    SPACE_CREATED = "itc.space_created", "espace créé"
    SPACE_CLOSED = "itc.space_closed", "espace fermé"
    SPACE_REOPENED = "itc.space_reopened", "espace rouvert"
    SPACE_EDITED = "itc.space_edited", "présentation modifiée"
    SEAT_ADDED = "itc.seat_added", "siège ajouté"
    SEAT_ENDED = "itc.seat_ended", "siège terminé"
    SEAT_MODE = "itc.seat_mode", "participation du siège changée"
    INVITED = "itc.invited", "invitation envoyée"
    INVITATION_REVOKED = "itc.invitation_revoked", "invitation annulée"
    INVITATION_USED = "itc.invitation_used", "invitation acceptée"
    MEMBERSHIP_STARTED = "itc.membership_started", "participation commencée"
    MEMBERSHIP_ENDED = "itc.membership_ended", "participation terminée"
    HANDED_OVER = "itc.handed_over", "siège transmis"
    MANDATE_STARTED = "itc.mandate_started", "mandat commencé"
    MANDATE_ENDED = "itc.mandate_ended", "mandat terminé"
    OFFICE_STARTED = "itc.office_started", "charge commencée"
    OFFICE_ENDED = "itc.office_ended", "charge terminée"
    DEPARTMENT_CREATED = "itc.department_created", "département créé"
    ENTRY_KEPT = "itc.entry_kept", "entrée de liste enregistrée"
    ENTRY_RETIRED = "itc.entry_retired", "entrée de liste retirée"
    ENTRY_RESTORED = "itc.entry_restored", "entrée de liste remise"
    THEMATIC_SUGGESTED = "itc.thematic_suggested", "thématique suggérée"
    THEMATIC_EDITED = "itc.thematic_edited", "thématique modifiée"
    THEMATIC_OPENED = "itc.thematic_opened", "thématique ouverte"
    THEMATIC_CLOSED = "itc.thematic_closed", "thématique close"
    THEMATIC_ABANDONED = "itc.thematic_abandoned", "thématique abandonnée"
    THEMATIC_REOPENED = "itc.thematic_reopened", "thématique rouverte"
    THEMATIC_SHARED = "itc.thematic_shared", "thématique montrée au réseau, ou à l'ITC seule"
    PLACED = "itc.placed", "placé dans une thématique, ou retiré"
    OPENED_TO_EXPERTS = "itc.opened_to_experts", "ouvert ou refermé aux personnes invitées"
    HANDED_TO_REFERENTS = "itc.handed_to_referents", "brouillon confié aux référents"
    INVITATION_CHANGED = "itc.invitation_changed", "invitation modifiée"
    INVITATION_DECLINED = "itc.invitation_declined", "invitation déclinée"
    GRANT_STARTED = "itc.grant_started", "accès à une thématique ouvert"
    GRANT_CHANGED = "itc.grant_changed", "accès à une thématique modifié"
    GRANT_ENDED = "itc.grant_ended", "accès à une thématique terminé"
    STARTED = "itc.started", "brouillon commencé"
    SAVED = "itc.saved", "brouillon enregistré"
    REVERTED = "itc.reverted", "version reprise"
    SHARED = "itc.shared", "partagé dans l'ITC"
    SHARED_NETWORK = "itc.shared_network", "partagé avec le réseau"
    CHANGES_SHARED = "itc.changes_shared", "modifications partagées"
    NARROWED = "itc.narrowed", "partage restreint"
    BINNED = "itc.binned", "mis à la corbeille"
    RESTORED = "itc.restored", "sorti de la corbeille"
    EXPIRED = "itc.expired", "supprimé après trente jours de corbeille"
    DUTIES_PASSED = "itc.duties_passed", "main transmise"
    REVIEWED = "itc.reviewed", "relu : toujours d'actualité"
    REUSED = "itc.reused", "repris"
    IMPROVEMENT_OFFERED = "itc.improvement_offered", "amélioration proposée"
    IMPROVEMENT_TAKEN = "itc.improvement_taken", "amélioration acceptée"
    IMPROVEMENT_DECLINED = "itc.improvement_declined", "amélioration déclinée"
    IMPROVEMENT_WITHDRAWN = "itc.improvement_withdrawn", "proposition d'amélioration retirée"
    ATTACHED = "itc.attached", "fichier ajouté"
    DETACHED = "itc.detached", "fichier retiré"
    COVER_CHOSEN = "itc.cover_chosen", "couverture choisie"
    CREDITED = "itc.credited", "crédits changés"
    CONTRIBUTED = "itc.contributed", "message écrit"
    CONTRIBUTION_EDITED = "itc.contribution_edited", "message modifié"
    CONTRIBUTION_REMOVED = "itc.contribution_removed", "message retiré par son auteur"
    CONTRIBUTION_MODERATED = "itc.contribution_moderated", "message retiré par modération"
    CONTRIBUTION_RESTORED = "itc.contribution_restored", "message remis"
    VERSION_ADDED = "itc.version_added", "version de l'outil ajoutée"
    VERSION_REMOVED = "itc.version_removed", "version de l'outil retirée"
    SHEET_LINKED = "itc.sheet_linked", "fiche liée"
    SHEET_UNLINKED = "itc.sheet_unlinked", "fiche déliée"
    FEEDBACK_GIVEN = "itc.feedback_given", "retour d'expérience donné"
    FEEDBACK_EDITED = "itc.feedback_edited", "retour d'expérience modifié"
    FEEDBACK_REMOVED = "itc.feedback_removed", "retour d'expérience retiré"
    SUBMITTED = "itc.submitted", "soumis à validation"
    RETRACTED = "itc.retracted", "soumission retirée"
    STEP_ACCEPTED = "itc.step_accepted", "étape acceptée"
    CHANGES_ASKED = "itc.changes_asked", "changements demandés"
    EDITION_ACCEPTED = "itc.edition_accepted", "édition acceptée"
    WITHDRAWN = "itc.withdrawn", "édition retirée"
    ACCOUNT_ERASED = "itc.account_erased", "compte effacé"
    PURGED = "itc.purged", "contenu d'une édition purgé"


def trace(*, action: Traced, target: Model, actor, data: dict | None = None) -> None:
    """One entry; the label is a kind and an id, and `data` holds ids only: read alone, a trace tells nothing.

    The target's space and department are added: by them the coordination finds what happened in its department.
    """
    own = {name: getattr(target, f"{name}_id", None) for name in ("space", "department")}
    log(target, action.value, user=actor, data={name: pk for name, pk in own.items() if pk} | (data or {}))
    mark_clock()


@receiver(pre_save, sender=PageLogEntry)
@receiver(pre_save, sender=ModelLogEntry)
def keep_titles_out(sender, instance, **kwargs) -> None:
    """Wagtail writes titles into its own entries too: here every entry says a kind and an id."""
    key = instance.page_id if sender is PageLogEntry else instance.object_id
    instance.label = f"{instance.content_type.model_class()._meta.verbose_name} {key}"
    if instance.action not in Traced.values:
        instance.data = {}
