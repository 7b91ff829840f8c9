"""A tool of ITC Pays d'Aix."""

DOCUMENT = """
# Deux semaines avant
[ ] Budget réalisé et budget prévu, arrondis au millier d'euros
[ ] Sept assiettes de dépenses au plus, cinq assiettes de recettes
[ ] Vérification par une personne extérieure
[ ] Les salariés informés, réunion d'une heure, questions comprises
[ ] Les financeurs prévenus la veille
# Les assiettes
| Recettes | Haricots | Dépenses | Haricots |
| Caf | | Salaires de l'équipe | |
| Commune | | Locaux, chauffage, assurance | |
| État, Région, Département | | Activités et sorties | |
| Participations des habitants | | Fournitures et entretien | |
| Dons, location de salles | | Imprévus | |
# La soirée
1. Verser les recettes dans un saladier, en silence. Dix minutes.
2. Demander : « À votre avis, combien pour les sorties ? » Laisser se tromper.
3. Remplir les assiettes de dépenses. Montrer le fond du saladier.
4. Trois questions de compréhension, pas d'avis.
5. Par tables : « Si vous ajoutez un haricot quelque part, d'où le prenez-vous ? »
6. Redire qui décide, et quand la réponse sera donnée.
# Ce qui fait déraper
- Parler de personnes. Réponse préparée : « Nous parlons d'assiettes. »
- Une piste qui humilie un groupe présent. Réponse : « Elle est notée, nous y répondrons par écrit. »
- Le trésorier qui ouvre son ordinateur.
# Les jours suivants
Chaque piste reçoit une réponse écrite, affichée, avec un motif : retenue, à l'étude, non parce que.
"""

TOOL = {
    "key": "soiree-des-haricots",
    "space": "itc-pays-d-aix",
    "author": "directeur.bugade@demo.test",
    "title": "La soirée des haricots : présenter un budget à tout le monde",
    "summary": (
        "Dix assiettes, une nappe et un haricot par millier d'euros. Le déroulé, ce qui fait déraper, et ce que l'on "
        "doit faire avant."
    ),
    "tool_kind": "GUIDE",
    "topics": ["Gouvernance, financement, ressources humaines", "Participation, pouvoir d'agir"],
    "keywords": ["budget", "transparence"],
    "purpose": (
        "Faire comprendre en un quart d'heure d'où vient l'argent et où il va, à des gens qui n'ouvrent jamais un "
        "tableau."
    ),
    "intended_users": "Bureaux, directions, trésoriers.",
    "use_when": "Avant une décision difficile, et une fois par an même quand tout va bien : c'est le meilleur moment.",
    "instructions": (
        "Un haricot vaut mille euros. Faites vérifier les assiettes par quelqu'un qui n'a pas fait le budget. "
        "Prévenez les salariés avant les habitants ; nous ne l'avons pas fait et nous le regrettons.\n\n"
        "Aucun salaire individuel ne doit pouvoir se déduire d'une assiette : regroupez."
    ),
    "time_needed": "Deux semaines de préparation, 2 h de soirée",
    "equipment": "Un kilo de haricots secs par tranche de 600 000 €, dix assiettes, une nappe unie, des étiquettes.",
    "licence": "LO2",
    "sheets": ["soiree-des-comptes"],
    "life": "EDITION",
    "months_ago": 12,
    "downloads": [
        52,
    ],
    "versions": [
        {"label": "celle du début", "changes": "", "format": "docx", "document": DOCUMENT},
    ],
}
