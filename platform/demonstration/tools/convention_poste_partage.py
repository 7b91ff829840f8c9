"""A tool of ITC Pays d'Arles."""

DOCUMENT = """
Entre l'association ____, employeur, représentée par ____
et l'association ____, utilisatrice, représentée par ____
# Article 1. Objet
La présente convention organise la mise à disposition, sans but lucratif, d'une personne salariée au poste de ____, \
avec son accord écrit joint en annexe.
# Article 2. Durée
Du ____ au ____, renouvelable par accord écrit. Un bilan a lieu trois mois avant la fin.
# Article 3. Temps et lieux de travail
| Jour | Structure | Horaires |
| Lundi | | |
| Mardi | | |
| Mercredi | | |
| Jeudi | | |
| Vendredi | | |
Aucun jour n'est déplacé à moins de deux semaines, sauf accord de la personne.
# Article 4. Autorité
L'employeur garde le pouvoir disciplinaire. Les directions conduisent ensemble un seul entretien annuel. Une \
difficulté se dit à l'autre direction dans les huit jours.
# Article 5. Coût
L'utilisatrice rembourse les salaires, les charges et les frais professionnels au prorata du temps, sans marge, sur \
état trimestriel. Trajets entre les deux structures : ____ du kilomètre, partagés par moitié.
# Article 6. Maladie, congés, formation
Les congés sont posés auprès de l'employeur après avis de l'utilisatrice. Une absence de plus de ____ jours ouvre \
une réunion des directions. La formation est décidée à deux.
# Article 7. Assurance et accident
L'utilisatrice répond des conditions d'exécution du travail dans ses locaux. Elle déclare l'accident à l'employeur \
le jour même.
# Article 8. Quand l'une ne peut plus payer
La structure en difficulté prévient l'autre par écrit **trois mois** avant. Les directions cherchent d'abord un \
autre partenaire. À défaut, l'employeur conserve le contrat et le coût de la rupture éventuelle est partagé au \
prorata du temps.
# Article 9. Désaccord
La fédération ou l'UCS 13 est saisie comme tiers avant toute autre démarche.
Fait à ____, le ____, en trois exemplaires.
# Annexes à joindre
[ ] Accord écrit de la personne et avenant à son contrat
[ ] Fiche de poste unique
[ ] Délibération de chaque conseil d'administration
"""

TOOL = {
    "key": "convention-poste-partage",
    "space": "itc-pays-d-arles",
    "author": "directeur.arles@demo.test",
    "title": "Convention type : partager un poste entre deux centres sociaux",
    "summary": (
        "Neuf articles et trois annexes, écrits par deux directions qui partagent une personne à l'accueil. À faire "
        "relire avant de signer."
    ),
    "tool_kind": "AGREEMENT",
    "topics": ["Gouvernance, financement, ressources humaines"],
    "keywords": ["mutualisation", "convention"],
    "purpose": "Écrire noir sur blanc qui emploie, qui paie, qui décide, et comment l'on se sépare.",
    "intended_users": (
        "Directions et bureaux de deux structures qui veulent employer ensemble une personne, par mise à disposition "
        "sans but lucratif."
    ),
    "use_when": "Avant la publication de l'offre d'emploi, jamais après.",
    "instructions": (
        "C'est une trame, non un avis juridique. Faites-la relire par votre fédération et votre expert-comptable, "
        "et soumettez-la aux deux conseils d'administration. Le salarié signe un avenant ; rien ne se fait sans "
        "son accord écrit.\n\n"
        "L'article 8 est celui que l'on a envie de sauter. C'est celui qui nous a servi."
    ),
    "time_needed": "Deux réunions de direction, deux mois de relecture",
    "licence": "LO2",
    "sheets": ["poste-accueil-partage"],
    "life": "SHARED_NETWORK",
    "months_ago": 7,
    "downloads": [
        19,
    ],
    "versions": [
        {"label": "celle du début", "changes": "", "format": "docx", "document": DOCUMENT},
    ],
}
