"""The trace, in Wagtail's log registry: who did what to which thing, for pages and models alike."""

from django.db.models import Model, TextChoices
from django.db.models.signals import pre_save
from django.dispatch import receiver
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry, PageLogEntry

from accounts.models import User
from itc_spaces.spaces.clock import mark_clock


class Traced(TextChoices):
    """Every action that leaves a trace; higher apps use these too, so that one list has them all."""

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
    MANDATES_EXCHANGED = "itc.mandates_exchanged", "animation et secrétariat échangés"
    OFFICE_STARTED = "itc.office_started", "charge commencée"
    OFFICE_ENDED = "itc.office_ended", "charge terminée"
    TIME_ZONE_CHOSEN = "itc.time_zone_chosen", "fuseau horaire choisi"
    DEPARTMENT_CREATED = "itc.department_created", "département créé"
    ENTRY_KEPT = "itc.entry_kept", "entrée de liste enregistrée"
    ENTRY_RETIRED = "itc.entry_retired", "entrée de liste retirée"
    ENTRY_RESTORED = "itc.entry_restored", "entrée de liste remise"
    CHANGE_PROPOSED = "itc.change_proposed", "changement d'un mot commun proposé"
    CHANGE_AGREED = "itc.change_agreed", "changement d'un mot commun accepté"
    CHANGE_APPLIED = "itc.change_applied", "mot commun changé"
    CHANGE_DROPPED = "itc.change_dropped", "changement d'un mot commun abandonné"
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
    KEYWORD_MERGED = "itc.keyword_merged", "mot-clé fusionné"
    COVER_CHOSEN = "itc.cover_chosen", "couverture choisie"
    CREDITED = "itc.credited", "crédits changés"
    CONTRIBUTED = "itc.contributed", "message écrit"
    CONTRIBUTION_EDITED = "itc.contribution_edited", "message modifié"
    CONTRIBUTION_REMOVED = "itc.contribution_removed", "message retiré par son auteur"
    CONTRIBUTION_MODERATED = "itc.contribution_moderated", "message retiré par modération"
    CONTRIBUTION_RESTORED = "itc.contribution_restored", "message remis"
    MODEL_CHOSEN = "itc.model_chosen", "proposé comme modèle, ou ne l'est plus"
    VERSION_ADDED = "itc.version_added", "version de l'outil ajoutée"
    VERSION_COMPLETED = "itc.version_completed", "fichier accessible d'une version ajouté"
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
    WITHDRAWAL_ASKED = "itc.withdrawal_asked", "retrait d'une édition demandé"
    WITHDRAWAL_DECLINED = "itc.withdrawal_declined", "demande de retrait déclinée"
    WITHDRAWN = "itc.withdrawn", "édition retirée"
    MEETING_PREPARED = "itc.meeting_prepared", "rencontre préparée"
    MEETING_EDITED = "itc.meeting_edited", "rencontre modifiée"
    MEETING_CONVENED = "itc.meeting_convened", "rencontre convoquée"
    MEETING_MOVED = "itc.meeting_moved", "rencontre déplacée"
    MEETING_CANCELLED = "itc.meeting_cancelled", "rencontre annulée"
    MEETING_HELD = "itc.meeting_held", "présences notées"
    MEETING_RECORDED = "itc.meeting_recorded", "rencontre passée enregistrée"
    AGENDA_ADDED = "itc.agenda_added", "point ajouté à l'ordre du jour"
    AGENDA_CHANGED = "itc.agenda_changed", "ordre du jour modifié"
    AGENDA_REMOVED = "itc.agenda_removed", "point retiré de l'ordre du jour"
    SEAT_COMMITTED = "itc.seat_committed", "siège engagé dans une thématique"
    SEAT_RELEASED = "itc.seat_released", "engagement d'un siège terminé"
    DATE_PROPOSED = "itc.date_proposed", "date proposée"
    DATE_WITHDRAWN = "itc.date_withdrawn", "date retirée"
    DATES_ANSWERED = "itc.dates_answered", "disponibilités données"
    CONVOCATION_ANSWERED = "itc.convocation_answered", "réponse à une convocation"
    TURNS_CHOSEN = "itc.turns_chosen", "logique des tours choisie"
    TURN_ANSWERED = "itc.turn_answered", "tour accepté ou décliné"
    TURN_GIVEN = "itc.turn_given", "tour confié"
    RHYTHM_CHOSEN = "itc.rhythm_chosen", "rythme des rencontres choisi"
    MEETINGS_PAUSED = "itc.meetings_paused", "rencontres mises en pause"
    MINUTES_WRITTEN = "itc.minutes_written", "compte rendu écrit"
    MINUTES_CIRCULATED = "itc.minutes_circulated", "compte rendu mis en circulation"
    MINUTES_READ = "itc.minutes_read", "compte rendu lu"
    MINUTES_OBSERVED = "itc.minutes_observed", "observation sur un compte rendu"
    MINUTES_REPLIED = "itc.minutes_replied", "réponse à une observation"
    MINUTES_APPROVED = "itc.minutes_approved", "compte rendu approuvé"
    MINUTES_SHARED = "itc.minutes_shared", "compte rendu partagé avec le réseau, ou non"
    TASK_SETTLED = "itc.task_settled", "suite faite, abandonnée ou reprise"
    CALENDAR_OPENED = "itc.calendar_opened", "adresse d'agenda créée"
    CALENDAR_ENDED = "itc.calendar_ended", "adresse d'agenda terminée"
    ACCOUNT_ERASED = "itc.account_erased", "compte effacé"
    PURGED = "itc.purged", "contenu d'une édition purgé"


def trace(*, action: Traced, target: Model, actor: User, data: dict | None = None) -> None:
    """Writes one entry. Its label is a kind and an id, and `data` holds only ids, so that a trace alone tells nothing.

    The target's space and department are added: the coordination finds its department's entries by them.
    """
    own = {name: getattr(target, f"{name}_id", None) for name in ("space", "department")}
    log(target, action.value, user=actor, data={name: pk for name, pk in own.items() if pk} | (data or {}))
    mark_clock()


@receiver(pre_save, sender=PageLogEntry)
@receiver(pre_save, sender=ModelLogEntry)
def keep_titles_out(sender, instance, **kwargs) -> None:
    """Replaces the titles that Wagtail writes into its own entries by a kind and an id."""
    key = instance.page_id if sender is PageLogEntry else instance.object_id
    instance.label = f"{instance.content_type.model_class()._meta.verbose_name} {key}"
    if instance.action not in Traced.values:
        instance.data = {}
