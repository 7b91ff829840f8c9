"""The actions that a person may be allowed to do; `rules.RULES` says on what."""

from django.db.models import TextChoices


class Action(TextChoices):
    READ = "READ", "lire"
    ENTER = "ENTER", "entrer dans l'espace"  # on a resource: its space's name becomes a link
    SEE_THEMATIC = "SEE_THEMATIC", "voir la thématique où elle est placée"
    WRITE = "WRITE", "écrire dans l'espace"  # start a sheet, add a file
    SEE_MEMBERS = "SEE_MEMBERS", "voir les membres"
    MANAGE = "MANAGE", "gérer les sièges"
    CLOSE = "CLOSE", "fermer ou rouvrir l'espace"
    SEE_TRACE = "SEE_TRACE", "lire la trace du département"
    COORDINATE = "COORDINATE", "coordonner le département"
    EDIT = "EDIT", "modifier"  # also: history, comparison, drafts
    SHARE = "SHARE", "partager, restreindre"
    SUBMIT = "SUBMIT", "soumettre à validation"
    REUSE = "REUSE", "reprendre"
    OFFER_AS_MODEL = "OFFER_AS_MODEL", "proposer comme modèle aux ITC du département"
    BIN = "BIN", "mettre à la corbeille"
    RESTORE = "RESTORE", "sortir de la corbeille"
    CONTRIBUTE = "CONTRIBUTE", "contribuer à la thématique"
    GIVE_FEEDBACK = "GIVE_FEEDBACK", "donner un retour d'expérience"
    DISCUSS = "DISCUSS", "écrire un message"
    REMOVE = "REMOVE", "retirer son message"
    MODERATE = "MODERATE", "modérer"  # take a message away with a reason, put it back
    INVITE = "INVITE", "inviter à la thématique"
    STEER = "STEER", "ouvrir, clore, rouvrir la thématique"
    DECIDE = "DECIDE", "décider d'une soumission, répondre à une proposition"
    HEAR = "HEAR", "savoir que sa réponse n'est plus attendue"  # on a submission: no word of it is shown
    RETRACT = "RETRACT", "retirer sa soumission, sa proposition"
    ASK_WITHDRAWAL = "ASK_WITHDRAWAL", "demander le retrait d'une édition"
    WITHDRAW = "WITHDRAW", "retirer une édition"
    PURGE = "PURGE", "purger une édition"
    FORESEE = "FORESEE", "savoir quand et où l'ITC se réunit"  # before the rest of the meeting is shown
    JOIN = "JOIN", "rejoindre une rencontre"  # read its video link and how to join
    LEAD = "LEAD", "mener une rencontre"  # prepare, convene, move, cancel, note attendance
    KEEP = "KEEP", "tenir le secrétariat d'une rencontre"  # notes
    ANSWER = "ANSWER", "répondre à une convocation"
    SEE_PRESENCE = "SEE_PRESENCE", "voir combien de rencontres une personne invitée a suivies"
