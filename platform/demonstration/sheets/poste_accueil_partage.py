"""A sheet of ITC Pays d'Arles."""

SHEET = {
    "key": "poste-accueil-partage",
    "space": "itc-pays-d-arles",
    "author": "directeur.arles@demo.test",
    "title": "Un poste d'accueil partagé entre deux centres, pour ne plus fermer",
    "summary": (
        "Deux centres distants de 18 km emploient ensemble une personne à l'accueil. Les demi-journées de "
        "fermeture passent de 55 à 12 par an. Le premier recrutement a échoué."
    ),
    "topics": ["Gouvernance, financement, ressources humaines"],
    "keywords": ["mutualisation", "accueil"],
    "publics": ["Professionnels"],
    "lead_organisation": "CS Les Roseaux du Rhône",
    "contact": "roseaux@demo.test",
    "territory": "Pays d'Arles",
    "territory_kind": "URBAN",
    "context": (
        "Un accueil tenu par une seule personne, c'est un accueil qui ferme dès qu'elle est malade ou en "
        "formation. L'an dernier, nous avons compté : **31 demi-journées fermées à Arles, 24 à Tarascon**. Les "
        "habitants ne se plaignaient pas. Ils ne venaient plus.\n\n"
        "Aucun des deux centres ne pouvait créer un mi-temps attractif. À deux, un temps plein devenait "
        "possible."
    ),
    "objectives": [
        "Tenir les horaires affichés",
        "Offrir un vrai poste, à temps plein",
        "Comparer nos façons d'accueillir",
    ],
    "steps": [
        {
            "title": "Compter avant d'en parler",
            "text": (
                "Six mois de relevé des fermetures et de leurs raisons. Sans ces chiffres, les deux conseils "
                "d'administration n'auraient pas bougé."
            ),
            "duration": "6 mois",
        },
        {
            "title": "Écrire la convention",
            "text": (
                "Le centre d'Arles est employeur. Une convention de mise à disposition sans but lucratif règle "
                "le partage, la maladie, les congés et la fin. Relue par notre fédération et par "
                "l'expert-comptable."
            ),
            "duration": "2 mois",
        },
        {
            "title": "Recruter à quatre",
            "text": (
                "Les deux directions, une administratrice de chaque centre. Une demi-journée d'essai dans chaque lieu."
            ),
            "duration": "6 semaines",
        },
        {
            "title": "Faire le point chaque mois",
            "text": (
                "Une heure à trois, planning et difficultés. Le vendredi, la personne est en renfort là où il "
                "manque quelqu'un."
            ),
            "duration": "1 h par mois",
        },
    ],
    "resident_participation": (
        "Les habitants ont été informés du changement par affichage et en conseil de maison. Nous ne les avons "
        "pas associés au choix des horaires ; une remarque juste nous en a été faite à Tarascon."
    ),
    "resident_level": "INFORMED",
    "partners": [
        {"organisation": "CS Le Pont des Mûriers", "role": "Utilise le poste 17 h par semaine"},
        {"organisation": "Caf 13", "role": "A accepté que le poste figure pour partie dans chaque budget"},
        {"organisation": "UCS 13", "role": "Relecture de la convention"},
    ],
    "human_means": (
        "Un temps plein : 18 h à Arles, 17 h à Tarascon. La mise en place a pris **40 heures à chaque "
        "direction**, puis deux heures par mois."
    ),
    "material_means": (
        "Une ligne de téléphone commune, un agenda partagé, une fiche d'accueil identique. Indemnités "
        "kilométriques : 1 150 € par an."
    ),
    "budget_range": "OVER_15000",
    "funders": ["Fonds propres des deux centres", "Caf 13 (prestation de service)"],
    "duration": "Convention de deux ans",
    "period": "Toute l'année",
    "outcomes": (
        "Sur douze mois : **7 demi-journées fermées à Arles, 5 à Tarascon**, contre 55 en tout l'année "
        "précédente.\n\n"
        "Le poste coûte 31 500 € par an, répartis au temps : 16 200 € et 15 300 €, kilomètres en plus.\n\n"
        "Effet inattendu : la fiche d'accueil commune a montré qu'à Arles une demande sur quatre n'était notée "
        "nulle part. Nous n'avons pas encore d'effet mesuré sur la fréquentation."
    ),
    "levers": (
        "Un seul employeur, clairement désigné. Des directions qui se parlent toutes les semaines de toute façon."
    ),
    "obstacles": (
        "Le trajet. Le premier salarié est parti au bout de trois mois : il n'avait pas de voiture et le car du "
        "matin arrive à 9 h 10 pour une ouverture à 9 h. Nous le savions tous les trois en signant."
    ),
    "watch_points": [
        "Ne pas changer les jours à moins de deux semaines",
        "Un seul entretien annuel, mené à deux",
        "Prévoir dans la convention ce qui se passe si l'un des centres ne peut plus payer",
    ],
    "lessons": (
        "Décaler l'ouverture plutôt que d'exiger le permis : c'est ce que nous avons fait au second recrutement, "
        "en ouvrant à 9 h 30 le mardi et le jeudi. Et présenter la personne aux bénévoles des deux centres le "
        "même jour ; à Tarascon, on l'a appelée « celle d'Arles » pendant un trimestre."
    ),
    "transfer_conditions": [
        {"kind": "ESSENTIAL", "text": "Une convention écrite, relue par un tiers"},
        {"kind": "ESSENTIAL", "text": "Moins de trente minutes entre les deux lieux"},
        {"kind": "ADAPTABLE", "text": "Le métier partagé : comptabilité, entretien, communication"},
    ],
    "maturity": "TRIED",
    "is_innovation": False,
    "innovation_note": "",
    "licence": "LO2",
    "months_ago": 6,
    "life": "SHARED_SPACE",
}
