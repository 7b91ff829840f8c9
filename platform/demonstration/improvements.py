"""Improvements that adaptations offered to their source: one is taken, one declined, one waits."""

IMPROVEMENTS = [
    {
        "adaptation": "banc-des-halles",
        "sections": ["watch_points"],
        "days_ago": 190,
        "why": (
            "Nous avons repris vos trois points de vigilance et en ajoutons deux, appris sur la place : annoncer un "
            "repli couvert, et laisser notre numéro. Ils vaudraient aussi au pied des tours."
        ),
        "answered_by": "directrice@demo.test",
        "answered_days_ago": 176,
        "taken": ["watch_points"],
        "word": (
            "Oui, les deux. Nous regrettions le repli depuis la première année sans l'avoir jamais écrit à la bonne "
            "place."
        ),
    },
    {
        "adaptation": "pret-de-tablettes-parents",
        "sections": ["objectives", "human_means"],
        "days_ago": 75,
        "why": (
            "Une seule démarche pour tous ramène l'accompagnement de cinq heures à deux par prêt. Cela mettrait votre "
            "action à la portée de structures sans conseiller numérique."
        ),
        "answered_by": "directrice.miramas@demo.test",
        "answered_days_ago": 60,
        "taken": [],
        "word": (
            "Merci, et nous déclinons. Chez nous, c'est la personne qui choisit sa démarche : avec une démarche "
            "imposée, nous ferions une autre action. La vôtre est bonne et elle a sa propre fiche ; nous y renverrons "
            "ceux qui n'ont que deux heures."
        ),
    },
    {
        "adaptation": "perceuse-plutot-que-visite",
        "sections": ["watch_points"],
        "days_ago": 8,
        "why": (
            "La casse chez la personne n'est couverte par presque aucun contrat d'association. Nous l'avons découvert "
            "en lisant le nôtre ; cela concerne aussi vos visites."
        ),
    },
]
