"""ITC Littoral Est: what it is, who sits in it, what it works on. `closes_in` is in months, negative when past."""

from demonstration.seats import seat

SPACE = {
    "name": "ITC Littoral Est",
    "slug": "itc-littoral-est",
    "territory": "Littoral Est",
    "presentation": (
        "L'ITC Littoral Est rassemble à La Ciotat deux centres sociaux et un espace de vie sociale posé sur le port. "
        "C'est la plus récente du département, et la plus petite : neuf sièges, une table ronde, pas d'ordre du jour "
        "caché."
    ),
    "diagnosis": (
        "Une ville que l'on visite l'été et où l'on vit toute l'année, avec des hauts quartiers coupés du port "
        "par deux avenues et par une histoire. Les emplois saisonniers ont remplacé ceux du chantier naval ; les "
        "loyers montent, les jeunes partent ou restent chez leurs parents.\n\n"
        "Le diagnostic retient deux urgences. La santé mentale des 16-25 ans : quatre mois d'attente pour un "
        "premier rendez-vous. L'accès à la mer, pourtant à vingt minutes à pied : plus de la moitié des adultes "
        "interrogés dans les hauts quartiers ne savent pas nager.\n\n"
        "Nous n'avons pas su faire parler les saisonniers, partis avant la fin de l'enquête."
    ),
    "agreements": ["Convention cadre 2022–2026"],
    "seats": [
        seat("CS Les Hautes Restanques", "directrice.laciotat", mandates=["SECRETARY"], earlier=["CHAIR"]),
        seat("CS Le Vieux Gréement", "directeur.greement", mandates=["CHAIR"]),
        seat("EVS La Cabane des Pointus", "responsable.pointus", earlier=["SECRETARY"]),
        seat("État", "delegue.est"),
        seat("Caf 13", "caf.littoral"),
        seat("Région Sud", "region.arles", follows=True),
        seat("Département 13", "departement.est", follows=True),
        seat("Ville de La Ciotat", "ville.laciotat"),
        seat("AIL", "ail", guest=True),
    ],
    "thematics": [
        {
            "key": "sante-mentale-jeunes",
            "question": "Que peut un centre social pour la santé mentale des 16-25 ans, sans jouer au soignant ?",
            "why_now": (
                "Les animateurs reçoivent des confidences qui les dépassent. Deux structures ont essayé chacune une "
                "réponse ; l'une coûte cher, l'autre s'est arrêtée au départ de la personne qui la portait."
            ),
            "objectives": [
                "Écrire une conduite à tenir commune pour les situations graves",
                "Négocier des créneaux réservés avec les lieux de soin",
                "Protéger les équipes",
            ],
            "topics": ["Santé, santé mentale", "Jeunesse, jeunes adultes"],
            "state": "OPEN",
            "opened_months_ago": 8,
            "closes_in": 4,
            "progress": (
                "La conduite à tenir est écrite et affichée. Deux créneaux par mois sont acquis au centre "
                "médico-psychologique ; nous en demandons quatre."
            ),
            "commitment": "Cinq séances, et une soirée sur place avec une équipe jeunesse.",
            "referents": ["EVS La Cabane des Pointus", "CS Le Vieux Gréement"],
            "experts": ["expert.sante@demo.test"],
        },
        {
            "key": "centre-d-ete",
            "question": "Faut-il déplacer le centre social sur le port pendant l'été ?",
            "why_now": "Les trois structures tournent au ralenti quand la ville triple de population.",
            "objectives": ["Mesurer qui reste l'été", "Chiffrer une présence commune sur le port"],
            "topics": ["Culture, loisirs, vacances", "Aller vers"],
            "state": "ABANDONED",
            "opened_months_ago": 16,
            "closes_in": -11,
            "abandoned_because": (
                "Après trois séances, chaque structure a reconnu qu'elle ne fermerait pas son propre lieu l'été pour "
                "en ouvrir un commun, et la Ville ne prêtait plus le local du port. Mieux vaut le dire que de "
                "reporter encore. Les chiffres de fréquentation estivale restent dans les comptes rendus."
            ),
            "commitment": "Trois séances avant l'été.",
            "referents": ["CS Le Vieux Gréement"],
            "experts": [],
        },
    ],
}
