"""A sheet of ITC Toulon Ouest."""

SHEET = {
    "key": "avant-la-sirene",
    "space": "itc-toulon-ouest",
    "author": "directrice.toulon@demo.test",
    "title": "Avant la sirène : ouvrir à cinq heures et demie pour des parents qui embauchent à sept",
    "summary": (
        "Nos portes ouvraient à neuf heures, quand la moitié du quartier est au travail depuis deux heures. "
        "Un matin par "
        "semaine, nous ouvrons à cinq heures et demie. 31 parents que nous n'avions jamais vus."
    ),
    "topics": ["Familles et parentalité", "Emploi, insertion"],
    "keywords": ["horaires atypiques", "accueil du matin", "garde d'enfants"],
    "publics": ["Parents", "Jeunes adultes"],
    "lead_organisation": "CS La Corderie",
    "contact": "",
    "territory": "Toulon, quartiers ouest",
    "territory_kind": "QPV",
    "context": (
        "Dans nos quartiers, on embauche à l'arsenal, au nettoyage ou sur les marchés. Nous comptions les "
        "absents de nos "
        "réunions de parents ; une mère nous a dit de compter plutôt les fenêtres allumées à cinq heures. Nous l'avons "
        "fait, un mardi : 64 sur une façade de 90.\n\n"
        "Le centre, lui, allumait les siennes à neuf heures."
    ),
    "objectives": [
        "Rencontrer les parents aux heures où ils passent",
        "Traiter une démarche en dix minutes, sans rendez-vous",
    ],
    "steps": [
        {
            "title": "Compter les fenêtres",
            "text": "Trois matins, avec deux mères du quartier, depuis l'arrêt du bus. Le mardi l'emporte.",
            "duration": "1 semaine",
        },
        {
            "title": "Changer les horaires, pas les gens",
            "text": (
                "Deux salariées volontaires, qui finissent ce jour-là à treize heures. L'accord du conseil "
                "d'administration a demandé deux séances, et la promesse d'arrêter si l'équipe fatigue."
            ),
            "duration": "2 mois",
        },
        {
            "title": "Ouvrir, sans programme",
            "text": (
                "Du café, une table, un ordinateur, une imprimante. Rien d'affiché. Les dix premières minutes se "
                "passent "
                "debout ; une démarche faite donne envie d'en parler d'une autre."
            ),
            "duration": "chaque mardi",
        },
        {
            "title": "Passer le relais dans la journée",
            "text": (
                "Ce qui ne se règle pas à l'aube est appelé à dix heures par la référente familles, qui rappelle le "
                "soir "
                "après la débauche. Personne n'a eu à poser une demi-journée."
            ),
            "duration": "chaque mardi",
        },
    ],
    "resident_participation": (
        "Deux mères ont compté, choisi le jour et refusé l'affiche : « si c'est écrit, on croira qu'il faut "
        "un dossier ». "
        "L'une d'elles tient aujourd'hui la cafetière et la clé."
    ),
    "resident_level": "ASSOCIATED",
    "partners": [
        {"organisation": "Caf 83", "role": "Un numéro direct pour les dossiers bloqués"},
        {"name": "Un collège voisin", "role": "A déplacé deux réunions de parents à dix-huit heures trente"},
    ],
    "human_means": "Deux salariées, **trois heures chaque mardi**, récupérées l'après-midi.",
    "material_means": "Café et papier : 18 € par semaine. Le chauffage une heure plus tôt.",
    "budget_range": "UNDER_1000",
    "funders": ["Fonds propres", "Caf 83"],
    "duration": "Deux ans, et cela continue",
    "period": "D'octobre à juin",
    "outcomes": (
        "**31 parents nouveaux la première année**, dont 19 pères. 140 démarches, presque toutes en moins d'un quart "
        "d'heure. Sept familles sont venues ensuite à une activité de l'après-midi.\n\n"
        "Ce que nous n'attendions pas : les parents se sont mis à organiser entre eux la conduite à l'école "
        "de ceux qui "
        "embauchent."
    ),
    "levers": "Une équipe qui habite près d'ici. Sans cela, l'aube coûte trop cher.",
    "obstacles": "Le gardien de la résidence a reçu trois plaintes pour le bruit du rideau. Nous l'avons graissé.",
    "watch_points": ["Ne jamais l'imposer à un salarié", "Arrêter en été : les horaires changent tous"],
    "lessons": (
        "Nous disions « public éloigné ». Il était à deux cents mètres, et c'est notre rideau qui était baissé."
    ),
    "transfer_conditions": [
        {"kind": "ESSENTIAL", "text": "Deux salariés volontaires, et le temps rendu le jour même"},
        {"kind": "ADAPTABLE", "text": "L'heure : celle des fenêtres allumées"},
    ],
    "maturity": "PROVEN",
    "is_innovation": False,
    "innovation_note": "",
    "licence": "LO2",
    "months_ago": 11,
    "life": "EDITION",
}
