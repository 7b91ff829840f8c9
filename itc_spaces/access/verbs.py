"""What one may be allowed to do; `rules.RULES` says on what."""

from django.db.models import TextChoices


class Action(TextChoices):
    READ = "READ", "lire"
    ENTER = "ENTER", "entrer dans l'espace"  # of a resource: its space's name is a link
    SEE_THEMATIC = "SEE_THEMATIC", "voir la thématique où elle est placée"
    WRITE = "WRITE", "écrire dans l'espace"  # start a sheet, add a file
    SEE_MEMBERS = "SEE_MEMBERS", "voir les membres"
    MANAGE = "MANAGE", "gérer les sièges"
    CLOSE = "CLOSE", "fermer ou rouvrir l'espace"
    COORDINATE = "COORDINATE", "coordonner le département"
    EDIT = "EDIT", "modifier"  # also: history, comparison, drafts
    SHARE = "SHARE", "partager, restreindre"
    SUBMIT = "SUBMIT", "soumettre à validation"
    REUSE = "REUSE", "reprendre"
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
    RETRACT = "RETRACT", "retirer sa soumission, sa proposition"
    WITHDRAW = "WITHDRAW", "retirer une édition"
    PURGE = "PURGE", "purger une édition"
