"""A sheet of ITC Marseille Centre."""

SHEET = {
    "key": "file-du-mardi",
    "space": "itc-marseille-centre",
    "author": "directeur.tilleuls@demo.test",
    "title": "La file du mardi : supprimer l'accueil sans rendez-vous, puis le remettre",
    "summary": (
        "Quarante personnes devant la porte à 7 h 30. Nous avons mis des rendez-vous : la file a disparu, et avec "
        "elle ceux qui en avaient le plus besoin. Retour sur une bonne idée."
    ),
    "topics": ["Accès aux droits, non-recours", "Inclusion numérique"],
    "keywords": ["accueil", "sans rendez-vous", "aide aux démarches"],
    "publics": ["Habitants du quartier", "Personnes allophones"],
    "lead_organisation": "CS Le Cours des Tilleuls",
    "contact": "tilleuls@demo.test",
    "territory": "Marseille Centre",
    "territory_kind": "QPV",
    "context": (
        "7 h 10 : six personnes. 7 h 30 : dix-neuf. 8 h 45 : quarante et une, dont un homme venu d'une autre "
        "commune par le premier train. À 9 h, notre agente d'accueil distribue quatorze tickets et s'excuse "
        "vingt-sept fois. C'était notre mardi, il y a deux ans.\n\n"
        "Les démarches à l'accueil n'étaient dans aucun projet. Elles sont arrivées par défaut, à mesure que les "
        "guichets fermaient."
    ),
    "steps": [
        {
            "title": "Mettre des rendez-vous",
            "text": (
                "Ligne téléphonique et page d'inscription. Quatorze créneaux le mardi, huit le jeudi. Plus de file. "
                "Tout le monde nous félicite."
            ),
            "duration": "mois 1 à 7",
        },
        {
            "title": "Regarder qui vient",
            "text": (
                "Une stagiaire compare deux mois de l'ancien et du nouveau système. Les personnes qui ne lisent pas "
                "le français : de 38 à 14 %. Les plus de 70 ans : de 22 à 9 %."
            ),
            "duration": "mois 6",
        },
        {
            "title": "S'en étonner ensemble",
            "text": (
                "Avec onze personnes qui ne venaient plus. « Pour prendre rendez-vous, il faut savoir prendre "
                "rendez-vous. »"
            ),
            "duration": "1 soirée",
        },
        {
            "title": "Couper la poire",
            "text": (
                "La moitié des créneaux sans rendez-vous, par tirage au sort à 9 h : arriver tôt ne sert plus à rien. "
                "L'autre moitié sur rendez-vous, pris au comptoir ou au téléphone."
            ),
            "duration": "depuis le mois 9",
        },
        {
            "title": "Trier en deux minutes",
            "text": (
                "Une personne debout à l'entrée. Une demande sur trois se règle là : une adresse, un formulaire, une "
                "photocopie."
            ),
            "duration": "tous les jours",
        },
    ],
    "resident_participation": (
        "Le tirage au sort est une proposition d'habitants. Nous étions contre : il nous paraissait humiliant. Ils "
        "nous ont répondu que l'humiliant, c'était de se lever à cinq heures."
    ),
    "resident_level": "CONSULTED",
    "partners": [
        {"organisation": "Caf 13", "role": "Un point relais, formation de l'équipe, ligne partenaires"},
        {"organisation": "Ville de Marseille", "role": "Part du poste d'agent d'accueil"},
        {"organisation": "Métropole", "role": "Conseillère numérique, deux demi-journées"},
        {"organisation": "Carsat", "role": "Permanence mensuelle"},
    ],
    "human_means": (
        "Un poste d'accueil à temps plein, un mi-temps de médiation, et une personne debout : **52 heures par "
        "semaine** au total."
    ),
    "material_means": (
        "Deux postes en libre accès, une imprimante. Le papier : 1 100 € par an, dont nous n'avons jamais réussi à "
        "faire financer un euro."
    ),
    "budget_range": "OVER_15000",
    "funders": ["Caf 13", "Ville de Marseille", "Métropole"],
    "duration": "Vingt mois",
    "outcomes": (
        "Part des personnes qui ne lisent pas le français : 38 % (file), 14 % (rendez-vous), **34 %** (les deux).\n\n"
        "Démarches menées à terme dans le mois : 51 %, 72 %, **66 %**. La file aidait mal beaucoup de gens ; le "
        "rendez-vous aidait bien ceux qui en avaient le moins besoin. Nous avons choisi de perdre six points.\n\n"
        "Dans l'équipe, aucune agression verbale notée depuis onze mois ; il y en avait une par semaine."
    ),
    "levers": "La personne debout. Elle sourit, oriente, et sait dire non tout de suite.",
    "obstacles": (
        "Plus nous aidons, plus on nous envoie du monde. Trois administrations donnent désormais notre adresse. Nous "
        "leur avons écrit, avec le Département ; une a répondu."
    ),
    "watch_points": [
        "Un cadre écrit pour les mots de passe : on n'en garde aucun",
        "Faire signer un mandat avant toute démarche faite à la place de la personne",
        "Compter qui ne vient plus, pas seulement qui vient",
    ],
    "lessons": (
        "Mesurer avant de changer, pour pouvoir comparer après. Sans la stagiaire, nous aurions gardé les "
        "rendez-vous, heureux et aveugles."
    ),
    "transfer_conditions": [
        {"kind": "ESSENTIAL", "text": "Relever deux semaines de demandes avant d'y toucher"},
        {"kind": "ESSENTIAL", "text": "Quelqu'un à l'entrée"},
        {"kind": "ADAPTABLE", "text": "Le partage moitié-moitié"},
    ],
    "maturity": "PROVEN",
    "is_innovation": False,
    "licence": "LO2",
    "months_ago": 16.5,
    "life": "EDITION",
    "thematic": "demarches-a-l-accueil",
}
