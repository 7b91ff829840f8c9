"""A sheet of ITC Haut Var."""

SHEET = {
    "key": "cle-du-moulin",
    "space": "itc-haut-var",
    "author": "responsable.aups@demo.test",
    "title": "La clé du moulin : une salle ouverte le dimanche sans personne pour la garder",
    "summary": (
        "Notre salle dormait du vendredi soir au lundi. Onze habitants en ont maintenant la clé, à tour de rôle. Deux "
        "dimanches ratés, un règlement de sept lignes, et 38 dimanches ouverts."
    ),
    "topics": ["Participation, pouvoir d'agir", "Bénévolat"],
    "keywords": ["autogestion", "salle partagée", "dimanche"],
    "publics": ["Habitants du quartier", "Familles"],
    "lead_organisation": "EVS Le Moulin à huile",
    "contact": "",
    "territory": "Haut Var",
    "territory_kind": "RURAL",
    "context": (
        "Un village de deux mille habitants, l'hiver, un dimanche : le café ferme, l'église est froide, et les enfants "
        "font le tour du lavoir. Nous avions une salle chauffée, un poêle neuf, et une convention qui "
        "exigeait un salarié "
        "présent.\n\n"
        "L'équipe compte une personne et demie. Il n'y aurait jamais de dimanche."
    ),
    "objectives": [
        "Ouvrir la salle le dimanche de novembre à mars",
        "Que ce soit l'affaire de ceux qui y viennent",
    ],
    "steps": [
        {
            "title": "Relire la convention",
            "text": (
                "Elle disait « sous la responsabilité de la structure », et non « en sa présence ». La commune a "
                "confirmé "
                "par écrit ce que nous n'osions pas lire."
            ),
            "duration": "1 mois",
        },
        {
            "title": "Donner la clé à onze personnes",
            "text": (
                "Nous cherchions trois volontaires, onze sont venues. Une par dimanche, une seconde joignable. On "
                "reçoit "
                "la clé devant tout le monde, et l'on montre le compteur, le poêle et le défibrillateur."
            ),
            "duration": "une soirée",
        },
        {
            "title": "Rater deux dimanches",
            "text": (
                "Le premier, personne n'avait la clé. Le second, quatre-vingts personnes sont venues pour un "
                "anniversaire "
                "que personne n'avait annoncé."
            ),
            "duration": "novembre",
        },
        {
            "title": "Écrire sept lignes",
            "text": (
                "Un règlement écrit par les onze, affiché sur la porte. La septième ligne dit : « on ne vend rien, on "
                "n'invite pas plus qu'on ne peut asseoir »."
            ),
            "duration": "deux heures",
        },
    ],
    "resident_participation": (
        "Tout, sauf la convention. Les onze décident des heures, du règlement et de qui les rejoint. Nous "
        "avons perdu un "
        "vote, sur la télévision, et ils avaient raison."
    ),
    "resident_level": "DECIDING",
    "partners": [{"name": "La mairie d'Aups", "role": "Le courrier, et le bois du poêle"}],
    "human_means": "Une heure par semaine pour la responsable, qui ne vient pas le dimanche : c'est la règle.",
    "material_means": "Onze clés, un cahier, du café que chacun apporte.",
    "budget_range": "UNDER_1000",
    "funders": ["Fonds propres"],
    "duration": "Deux hivers",
    "period": "De novembre à mars",
    "outcomes": (
        "**38 dimanches ouverts sur 40**, de 6 à 35 personnes. Deux ateliers sont nés sans nous. Une dégradation, une "
        "vitre, payée par son auteur avant que nous ne l'apprenions.\n\n"
        "Quatre des onze siègent désormais au conseil de l'espace de vie sociale."
    ),
    "levers": "Le nombre : à trois, c'est une charge ; à onze, c'est un honneur qui revient quatre fois par hiver.",
    "obstacles": "Notre propre peur, plus longue à lever que l'assurance.",
    "watch_points": ["Une seconde personne toujours joignable", "Ne pas revenir « juste pour voir » le dimanche"],
    "lessons": "Confier une clé dit mieux la confiance que trois réunions sur la participation.",
    "transfer_conditions": [
        {"kind": "ESSENTIAL", "text": "L'accord écrit de la commune, et une assurance qui le couvre"},
        {"kind": "ADAPTABLE", "text": "Le dimanche"},
    ],
    "maturity": "TRIED",
    "is_innovation": False,
    "innovation_note": "",
    "licence": "LO2",
    "months_ago": 6,
    "life": "SHARED_SPACE",
}
