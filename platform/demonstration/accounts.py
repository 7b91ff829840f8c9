"""The demonstration's accounts that people may sign in with; they all have the same password."""

PASSWORD = "demo-itc-2026"  # noqa: S105
DOMAIN = "@demo.test"

ACCOUNTS = {
    "directrice@demo.test": "directrice de centre social, anime l'ITC Marseille Nord",
    "directeur.arles@demo.test": "directeur de centre social, anime l'ITC Pays d'Arles",
    "experte@demo.test": "universitaire invitée sur une thématique de Marseille Nord",
    "expert.sante@demo.test": "psychologue invité sur une thématique du Littoral Est",
    "experte.logement@demo.test": "sociologue dont l'invitation au Pays d'Aix a pris fin",
    "coordination@demo.test": "coordination départementale",
    "validation@demo.test": "Comité technique, qui valide",
    "suivi@demo.test": "Région Sud, suit Marseille Nord par compte rendu",
    "coordination.var@demo.test": "coordination départementale du Var",
    "validation.var@demo.test": "Comité technique du Var, qui valide",
    "directrice.toulon@demo.test": "directrice de centre social, anime l'ITC Toulon Ouest (Var)",
    "directeur.draguignan@demo.test": "directeur de centre social, anime l'ITC Haut Var",
}


def introduce() -> str:
    """Returns the accounts, one per line, and their password."""
    width = max(map(len, ACCOUNTS))
    lines = [f"  {email.ljust(width)}   {person}" for email, person in ACCOUNTS.items()]
    return "\n".join(["Comptes de démonstration :", *lines, f"  mot de passe de tous : {PASSWORD}"])
