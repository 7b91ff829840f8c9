"""A sheet of ITC Étang de Berre."""

SHEET = {
    "key": "etabli-du-samedi",
    "space": "itc-etang-de-berre",
    "author": "directeur.salon@demo.test",
    "title": "L'établi du samedi : réparer ensemble, jeter un peu moins",
    "summary": (
        "Un atelier de réparation tenu par sept retraités et cinq lycéens. 611 objets passés en dix-huit mois, 58 % "
        "réparés, et un grille-pain qui a fait sauter tout le bâtiment."
    ),
    "topics": ["Transition écologique", "Intergénérationnel"],
    "keywords": ["réemploi", "atelier de réparation"],
    "publics": ["Tout public", "Personnes âgées", "Jeunes adultes"],
    "lead_organisation": "CS Le Canal Vert",
    "contact": "canalvert@demo.test",
    "territory": "Salon-de-Provence",
    "territory_kind": "URBAN",
    "context": (
        "L'idée ne vient pas de la transition écologique. Elle vient d'un fer à repasser : trois adhérents nous "
        "ont demandé la même semaine où faire changer un cordon, et aucun d'entre nous ne savait. Un ancien "
        "électricien de la base aérienne, inscrit à la belote, a réparé les trois le jeudi suivant.\n\n"
        "Il s'ennuyait. Il n'était pas le seul."
    ),
    "steps": [
        {
            "title": "Monter l'établi",
            "text": (
                "Un local de 22 m², un plan de travail donné par un lycée professionnel, des outils de succession. Le "
                "propriétaire des murs a exigé un tableau électrique séparé : il avait raison, voir plus loin."
            ),
            "duration": "3 mois",
        },
        {
            "title": "Réparer avec, jamais à la place",
            "text": "La personne reste à côté de son objet et tient la lampe. Si elle s'en va, on ne répare pas.",
            "duration": "3 h, un samedi sur deux",
        },
        {
            "title": "Associer le lycée",
            "text": "Cinq élèves de terminale professionnelle viennent par roulement. Deux sont restés après leur bac.",
            "duration": "depuis la deuxième rentrée",
        },
        {
            "title": "Peser",
            "text": "On pèse ce qui repart réparé. C'est une idée des lycéens, pour convaincre la Métropole.",
            "duration": "à chaque séance",
        },
    ],
    "resident_participation": (
        "Les douze réparateurs décident de tout : des horaires, des objets acceptés, des achats jusqu'à 800 € par an. "
        "Ils ont refusé les téléphones, après une discussion de deux heures, parce qu'on y touche à la vie privée des "
        "gens."
    ),
    "resident_level": "DECIDING",
    "partners": [
        {"organisation": "Métropole", "role": "Aide à l'équipement au titre de la réduction des déchets"},
        {"name": "Lycée professionnel", "role": "Mobilier, participation des élèves"},
        {"organisation": "Carsat", "role": "Ateliers de prévention des chutes pour les réparateurs, à leur demande"},
    ],
    "human_means": (
        "Un salarié, quatre heures par samedi les six premiers mois, puis une heure : **160 heures en dix-huit "
        "mois**. Bénévoles : 1 150 heures environ."
    ),
    "material_means": "Tableau électrique séparé : 1 480 €. Outillage : 900 €. Pièces : à la charge de la personne.",
    "budget_range": "UNDER_5000",
    "funders": ["Métropole", "Fonds propres"],
    "duration": "Permanent",
    "period": "Un samedi sur deux",
    "outcomes": (
        "Objets apportés : **611**. Réparés : **354**, soit 58 %. Pas réparables : 171. Laissés en attente d'une "
        "pièce et jamais repris : 86.\n\n"
        "Poids remis en service : 1,3 tonne, selon notre balance de cuisine.\n\n"
        "Ce qui nous importe davantage : neuf réparateurs sur douze n'avaient pas d'autre activité que la nôtre. L'un "
        "a dit en assemblée générale qu'il « remettait un réveil, le samedi »."
    ),
    "levers": "La règle du « rester à côté ». Elle fait parler, et elle protège l'atelier du dépôt sauvage.",
    "obstacles": (
        "Les 86 objets abandonnés. Un couloir entier. Depuis, on écrit la date sur une étiquette, et après deux mois "
        "on démonte pour les pièces."
    ),
    "watch_points": [
        "Jamais de four à micro-ondes ni de téléviseur ouvert : condensateurs",
        "Deux personnes habilitées présentes pour tout ce qui se branche",
        "Une décharge signée, lue à voix haute",
    ],
    "lessons": (
        "Le premier samedi, un grille-pain a fait sauter le tableau général, l'accueil et le congélateur de la banque "
        "alimentaire. Il fallait l'installation séparée **avant** l'ouverture. Le contenu du congélateur a été perdu, "
        "et nous l'avons remboursé : 310 €."
    ),
    "transfer_conditions": [
        {"kind": "ESSENTIAL", "text": "Un circuit électrique à part"},
        {"kind": "ESSENTIAL", "text": "Un réparateur au moins qui sait dire « non, c'est dangereux »"},
        {"kind": "ADAPTABLE", "text": "La pesée"},
    ],
    "maturity": "PROVEN",
    "licence": "LO2",
    "months_ago": 17,
    "life": "EDITION",
}
