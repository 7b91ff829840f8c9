"""A sheet of ITC Littoral Est."""

SHEET = {
    "key": "chariot-de-la-digue",
    "space": "itc-littoral-est",
    "author": "directrice.laciotat@demo.test",
    "title": "Le chariot de la digue : la caravane du bord de l'eau, sans caravane",
    "summary": (
        "De la caravane de Port-de-Bouc, nous n'avons gardé que le marché. Un chariot de courses, deux tabourets, six "
        "samedis : 88 passages, et des numéros de téléphone demandés dès le premier jour."
    ),
    "topics": ["Aller vers", "Accès aux droits, non-recours"],
    "keywords": ["hors les murs", "plage", "permanence mobile"],
    "publics": ["Habitants du quartier", "Familles", "Personnes âgées"],
    "lead_organisation": "CS Les Hautes Restanques",
    "contact": "restanques@demo.test",
    "territory": "La Ciotat",
    "territory_kind": "COASTAL",
    "context": (
        "Un chariot de marché à roulettes, tissu écossais, 34 €. C'est tout notre équipement, et c'est la "
        "principale leçon tirée de la fiche de Port-de-Bouc : là-bas, l'auvent prenait quarante minutes à quatre "
        "et la plage amenait du monde sans amener de questions.\n\n"
        "Nous sommes la quatrième équipe à travailler cette idée, après Marseille, la Crau et l'Étang de Berre. Nous "
        "avons donc commencé par lire les trois « si c'était à refaire »."
    ),
    "objectives": [
        "Essayer la version la plus légère possible",
        "Demander les numéros dès la première semaine",
        "Vérifier si l'idée tient hors saison",
    ],
    "steps": [
        {
            "title": "Lire les trois fiches et cocher",
            "text": (
                "Une feuille, deux colonnes : ce que chacun a regretté, ce que nous en faisons. Onze regrets, dix "
                "évités."
            ),
            "duration": "1 matinée",
        },
        {
            "title": "Se faire adopter par une commerçante",
            "text": (
                "La fromagère du marché nous a prêté l'angle de son étal, à l'abri du vent. Aucune demande "
                "d'emplacement."
            ),
            "duration": "2 semaines",
        },
        {
            "title": "Tenir six samedis",
            "text": (
                "Deux personnes, deux tabourets. Un café si l'on s'assoit. Un carnet sans nom, et un numéro à rappeler."
            ),
            "duration": "de 9 h à 12 h",
        },
        {
            "title": "Rappeler sous dix jours",
            "text": "Comme à la Draille : huit jours sont intenables avec notre équipe.",
            "duration": "le lundi suivant",
        },
    ],
    "resident_participation": (
        "La fromagère et deux clientes présentent l'équipe aux autres. Elles ont déplacé nos tabourets dès le "
        "deuxième samedi : nous étions dans le passage des poussettes."
    ),
    "resident_level": "ASSOCIATED",
    "partners": [
        {"organisation": "CS La Sardinade", "role": "Deux heures de conseil au téléphone"},
        {"organisation": "Ville de La Ciotat", "role": "Accord verbal, puis écrit"},
        {"organisation": "Caf 13", "role": "Ligne directe pour les dossiers bloqués"},
    ],
    "human_means": (
        "Deux personnes, quatre heures par samedi : **48 heures pour six samedis**, plus 14 heures de rappels."
    ),
    "material_means": "Le chariot, deux tabourets, un thermos : 96 € en tout.",
    "budget_range": "UNDER_1000",
    "funders": ["Fonds propres"],
    "duration": "Six samedis",
    "period": "Le samedi matin, hors saison",
    "outcomes": (
        "**88 passages, 37 questions de droits, 29 numéros laissés, 27 rappels faits dans les dix jours.** Neuf "
        "personnes sont venues ensuite au centre.\n\n"
        "Les retraités forment la moitié des passages, ce que ni Port-de-Bouc ni Marseille n'avaient observé : "
        "hors saison, le marché est à eux.\n\n"
        "Deux samedis de mistral nous ont laissés seuls avec la fromagère."
    ),
    "levers": "Lire les échecs des autres. Nous n'avons inventé que le tissu écossais.",
    "obstacles": "Quand il pleut, nous n'avons aucun repli. Marseille l'avait pourtant écrit.",
    "watch_points": ["Ne pas ouvrir de courrier sur un étal de fromage", "Deux personnes, jamais une seule"],
    "lessons": (
        "Nous avions traité dix regrets et laissé le onzième, le repli couvert, « pour plus tard ». C'est lui qui "
        "nous a coûté un samedi sur trois."
    ),
    "transfer_conditions": [
        {"kind": "ESSENTIAL", "text": "Une commerçante qui vous adopte"},
        {"kind": "ESSENTIAL", "text": "Lire les fiches précédentes jusqu'à la dernière ligne"},
        {"kind": "ADAPTABLE", "text": "Le chariot"},
    ],
    "maturity": "TRIED",
    "is_innovation": False,
    "innovation_note": "",
    "licence": "LO2",
    "months_ago": 1.9,
    "life": "SHARED_NETWORK",
    "reuse_of": "caravane-du-bord-de-l-eau",
    "adapted": (
        "La caravane et la plage disparaissent. Restent le marché, la même équipe chaque samedi et le rappel sous dix "
        "jours de la Draille. Les numéros de téléphone, que Port-de-Bouc regrettait d'avoir demandés trop tard, le "
        "sont dès le premier jour."
    ),
}
