"""A sheet of ITC Marseille Nord."""

SHEET = {
    "key": "stages-de-troisieme",
    "space": "itc-marseille-nord",
    "author": "directeur.figuiers@demo.test",
    "title": "Stages de troisième : trente places trouvées hors du quartier",
    "summary": (
        "Un carnet d'adresses tenu par des adultes du territoire, des appels passés à deux, et une règle : aucun "
        "stage à moins de trois kilomètres du collège. En trois ans, 81 élèves placés."
    ),
    "topics": ["Jeunesse, jeunes adultes", "Égalité, discriminations"],
    "keywords": ["stage de troisième", "réseau d'employeurs"],
    "publics": ["Adolescents", "Parents", "Professionnels"],
    "lead_organisation": "CS Les Trois Figuiers",
    "contact": "figuiers@demo.test",
    "territory": "Marseille Nord",
    "territory_kind": "QPV",
    "context": (
        "Le kebab, le salon de coiffure, le taxiphone : nous avons relevé les 104 conventions de stage du collège "
        "sur une année. Soixante et onze stages se faisaient à moins de dix minutes à pied, chez un parent ou un "
        "commerçant connu. Onze élèves n'avaient rien trouvé et avaient passé la semaine en salle d'étude.\n\n"
        "Ce n'est pas l'envie qui manque, ni même le culot. Quand un élève de notre CLAS a appelé un cabinet "
        "d'architectes, on lui a demandé son adresse avant son nom."
    ),
    "objectives": [
        "Faire sortir trente élèves par an du quartier, pour une semaine",
        "Placer d'abord ceux qui n'ont personne à appeler",
        "Garder trace des refus et de leurs motifs",
    ],
    "steps": [
        {
            "title": "Constituer le carnet",
            "text": (
                "Chaque institution de l'ITC cherche trois places chez elle ou chez ses prestataires. La première "
                "année, 22 promesses ; la troisième, 48."
            ),
            "duration": "septembre, chaque année",
        },
        {
            "title": "Appeler à deux, l'élève d'abord",
            "text": (
                "L'élève appelle, l'adulte est à côté et ne prend pas le combiné. On s'entraîne dix minutes. Chaque "
                "appel est noté : date, réponse, motif donné."
            ),
            "duration": "octobre et novembre",
        },
        {
            "title": "Préparer le trajet plutôt que la lettre",
            "text": (
                "On fait le chemin une fois, en bus, à l'heure du stage. La moitié des abandons de la première année "
                "venaient du trajet, pas de l'entreprise."
            ),
            "duration": "une demi-journée",
        },
        {
            "title": "Passer voir le mercredi",
            "text": "Une visite par élève, un quart d'heure, avec un administrateur bénévole.",
            "duration": "semaine de stage",
        },
        {
            "title": "Raconter devant les quatrièmes",
            "text": "Cinq élèves, cinq minutes chacun. C'est le meilleur recrutement pour l'année suivante.",
            "duration": "février",
        },
    ],
    "resident_participation": (
        "Des parents qui travaillent dans des hôtels, à l'hôpital ou dans les transports ont ouvert dix-sept places. "
        "Nous ne les avions pas sollicités la première année, persuadés qu'ils « n'avaient pas de réseau ». C'est une "
        "erreur de regard, et elle était la nôtre."
    ),
    "resident_level": "ASSOCIATED",
    "partners": [
        {"organisation": "Département 13", "role": "Douze places par an dans ses services, relations avec le collège"},
        {"organisation": "Caf 13", "role": "Trois places par an"},
        {
            "organisation": "Léo Lagrange Méditerranée",
            "role": "Six places dans ses établissements, relecture du carnet",
        },
        {"name": "Collège du quartier", "role": "Les professeurs principaux repèrent les élèves sans piste"},
    ],
    "human_means": "Un animateur jeunesse : **115 heures par an**. Huit bénévoles pour les visites, 3 heures chacun.",
    "material_means": "Tickets de bus et repas du midi pour ceux qui n'en avaient pas : 430 € la dernière année.",
    "budget_range": "UNDER_1000",
    "funders": ["Fonds propres", "Contrat de ville"],
    "duration": "De septembre à janvier, trois années de suite",
    "outcomes": (
        "**81 élèves placés en trois ans : 19, 28 puis 34.** Tous hors du quartier, à 7 km en moyenne. Quatre "
        "stages ont été interrompus, dont un par l'entreprise.\n\n"
        "Nous avons noté 212 appels de la deuxième année : 61 acceptations, 97 refus motivés, 54 refus sans motif "
        "ou après la question de l'adresse. Remis à plat avec le délégué du préfet, ce relevé a fait plus d'effet "
        "que dix discours : trois entreprises signataires d'une charte ont été rappelées, deux ont ouvert des "
        "places.\n\n"
        "Nous ne savons pas si ces stages changent une orientation. Sept élèves sont retournés dans l'entreprise pour "
        "un emploi d'été."
    ),
    "levers": (
        "Que l'élève passe l'appel lui-même. Les adultes veulent aider et prennent le téléphone : il faut s'asseoir "
        "sur ses mains."
    ),
    "obstacles": (
        "Les garçons partent plus que les filles : 52 contre 29. Deux familles ont refusé le trajet seule de leur "
        "fille ; un départ à deux a levé un refus sur deux."
    ),
    "lessons": (
        "Ouvrir le carnet en juin. En septembre, les collèges du centre-ville ont déjà pris les places. Et ne plus "
        "accepter les « stages d'observation » où l'élève observe une photocopieuse : nous avons rayé six adresses."
    ),
    "transfer_conditions": [
        {"kind": "ESSENTIAL", "text": "Que chaque institution membre donne des places, pas seulement des adresses"},
        {"kind": "ESSENTIAL", "text": "Un adulte par appel, et qui se tait"},
        {"kind": "ADAPTABLE", "text": "Les trois kilomètres : la règle compte plus que le chiffre"},
    ],
    "maturity": "ADOPTED",
    "is_innovation": True,
    "innovation_note": (
        "Le relevé des refus, avec leur motif, tenu appel par appel et présenté aux signataires de la charte."
    ),
    "licence": "LO2",
    "months_ago": 25,
    "reread_days_ago": 12,
    "life": "EDITION",
}
