"""ITC Marseille Centre: what it is, who sits in it, what it works on. `closes_in` is in months, negative when past."""

from demonstration.seats import seat

SPACE = {
    "name": "ITC Marseille Centre",
    "slug": "itc-marseille-centre",
    "territory": "Marseille Centre",
    "presentation": (
        "L'ITC Marseille Centre associe deux centres sociaux et un espace de vie sociale du cœur de la ville. Les "
        "habitants y passent plus qu'ils n'y restent : on y travaille sur l'accueil, le logement, le travail de nuit, "
        "et sur ce que veut dire accueillir tout le monde."
    ),
    "diagnosis": (
        "Un centre-ville de passage et d'arrivée. Un ménage sur trois n'habitait pas là cinq ans plus tôt ; les "
        "meublés et l'habitat dégradé se touchent ; les emplois du nettoyage et de l'hôpital commencent à cinq "
        "heures.\n\n"
        "Le diagnostic partagé retient l'effet de la fermeture des guichets : l'accueil des structures est "
        "devenu, sans que personne ne l'ait décidé, un service de démarches. Il retient aussi les refus de "
        "logement, et la difficulté des équipes à répondre d'une même voix aux questions de laïcité.\n\n"
        "La Métropole a apporté ses données d'habitat ; elles arrivent avec deux ans de retard, et les immeubles "
        "aussi."
    ),
    "agreements": ["Convention cadre 2018–2021", "Convention cadre 2022–2026"],
    "seats": [
        seat("CS La Halle aux Toiles", "directrice.toiles", mandates=["CHAIR"], earlier=["SECRETARY"]),
        seat("CS Le Cours des Tilleuls", "directeur.tilleuls", earlier=["CHAIR"]),
        seat("EVS La Traverse", "responsable.traverse", mandates=["SECRETARY"]),
        seat("État", "delegue.centre"),
        seat("Caf 13", "caf.centre"),
        seat("Département 13", "departement.est"),
        seat("Ville de Marseille", "ville.marseille"),
        seat("Région Sud", "region.arles", follows=True),
        seat("CCO", "cco", guest=True),
        seat("Métropole", "metropole", guest=True, follows=True),
    ],
    "thematics": [
        {
            "key": "laicite-au-quotidien",
            "audience": "NETWORK",
            "question": "Comment faire vivre la laïcité au quotidien sans en faire un cours ?",
            "why_now": (
                "Toutes les équipes ont suivi la formation aux valeurs de la République. Toutes restent divisées sur "
                "les repas, la prière et les fêtes."
            ),
            "objectives": [
                "Partir de situations réelles",
                "Faire vérifier chaque réponse par un juriste",
                "Écrire un guide d'une heure pour travailler en équipe",
            ],
            "topics": ["Laïcité, valeurs de la République"],
            "state": "OPEN",
            "opened_months_ago": 10,
            "closes_in": 3,
            "progress": (
                "Le guide en est à sa deuxième version. Reste à l'essayer avec une équipe de bénévoles, ce que "
                "personne n'a encore osé."
            ),
            "commitment": "Quatre séances, et une situation à raconter.",
            "referents": ["CS La Halle aux Toiles", "CCO"],
            "experts": [],
        },
        {
            "key": "demarches-a-l-accueil",
            "report": "bilan-demarches",
            "audience": "NETWORK",
            "question": "Jusqu'où aider aux démarches à l'accueil, et qui doit le payer ?",
            "why_now": (
                "L'accueil des trois structures consacre aux démarches plus de la moitié de son temps, sans "
                "financement fléché ni formation."
            ),
            "objectives": [
                "Compter pendant deux semaines, de la même façon partout",
                "Écrire un mandat et une règle sur les mots de passe",
                "Porter les chiffres au Comité technique",
            ],
            "topics": ["Accès aux droits, non-recours", "Inclusion numérique"],
            "state": "CLOSED",
            "opened_months_ago": 19,
            "closes_in": -7,
            "commitment": "Six séances et deux semaines de relevé.",
            "referents": ["CS Le Cours des Tilleuls", "Caf 13"],
            "experts": [],
        },
        {
            "key": "enfants-de-la-nuit",
            "question": "Comment garder les enfants de ceux qui travaillent à cinq heures ?",
            "why_now": "Une expérimentation s'arrête en juin faute de financement, alors qu'elle marche.",
            "objectives": ["Chercher un modèle qui dure", "Associer les employeurs"],
            "topics": ["Petite enfance", "Emploi, insertion"],
            "state": "SUGGESTED",
            "opened_months_ago": None,
            "closes_in": None,
            "commitment": "À préciser si la thématique est ouverte.",
            "referents": [],
            "experts": [],
        },
    ],
}
