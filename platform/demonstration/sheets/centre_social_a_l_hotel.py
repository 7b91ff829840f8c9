"""A sheet of ITC Pays d'Aix."""

SHEET = {
    "key": "centre-social-a-l-hotel",
    "space": "itc-pays-d-aix",
    "author": "directrice.aix@demo.test",
    "title": "Faire centre social dans le hall d'un hôtel",
    "summary": (
        "Trente et une familles hébergées à l'hôtel par le 115, sans cuisine ni espace pour jouer. Le centre "
        "s'installe dans la salle des petits déjeuners le mercredi. Ce qui a tenu, et ce qui nous a dépassés."
    ),
    "topics": ["Logement, cadre de vie", "Aller vers", "Familles et parentalité"],
    "keywords": ["hébergement d'urgence", "hors les murs", "familles à l'hôtel"],
    "publics": ["Familles", "Enfants de 6 à 11 ans"],
    "lead_organisation": "CS Le Fil de l'Eau Vive",
    "contact": "fileauvive@demo.test",
    "territory": "Aix-en-Provence",
    "territory_kind": "URBAN",
    "context": (
        "La directrice de l'école nous a posé la question en ces termes : « Où font-ils leurs devoirs ? » Treize "
        "de ses élèves vivaient à l'hôtel, au bord d'une route à quatre voies, à 1,8 km du premier arrêt de bus.\n\n"
        "Il y avait là, selon les mois, de 26 à 34 familles, placées pour quelques nuits et présentes depuis onze "
        "mois en moyenne. Une chambre, deux lits, un réchaud interdit que tout le monde avait. Le gérant, lui, voyait "
        "des enfants jouer sur le parking et n'en dormait plus."
    ),
    "objectives": [
        "Donner aux enfants deux heures pour jouer et travailler, chaque semaine",
        "Être la structure qui reste quand les travailleurs sociaux changent",
        "Ne rien promettre sur le logement",
    ],
    "steps": [
        {
            "title": "Convaincre le gérant, puis la chaîne",
            "text": (
                "Le gérant a dit oui le premier jour, le siège au bout de sept semaines. Convention d'occupation de "
                "la salle des petits déjeuners, de 14 h à 17 h."
            ),
            "duration": "2 mois",
        },
        {
            "title": "Venir sans rien",
            "text": (
                "Un ballon, des feuilles, deux animatrices. Les enfants viennent en dix minutes ; les parents, au "
                "troisième mercredi."
            ),
            "duration": "3 mercredis",
        },
        {
            "title": "Installer un rythme",
            "text": (
                "Une heure de jeu, une heure de devoirs, un goûter. Une fois par mois, le samedi, on traverse la "
                "route : minibus vers le centre, cuisine collective."
            ),
            "duration": "11 mois",
        },
        {
            "title": "Ouvrir la cuisine du centre",
            "text": (
                "Deux soirs par semaine, sur réservation, pour cuisiner sa semaine. C'est la demande la plus forte et "
                "nous avions tardé à l'entendre."
            ),
            "duration": "à partir du 5e mois",
        },
        {
            "title": "Passer la main",
            "text": (
                "L'hôtel ferme pour travaux. Les familles sont réparties dans quatre communes. Nous avons appelé un "
                "centre social par commune."
            ),
            "duration": "les 3 derniers mois",
        },
    ],
    "resident_participation": (
        "Six mères tiennent le tableau des réservations de la cuisine, avec leurs propres règles : priorité aux "
        "diabétiques et aux anniversaires. Une seule réunion de parents a été convoquée par nous. Deux personnes sont "
        "venues, pensant qu'on allait parler du logement."
    ),
    "resident_level": "CONSULTED",
    "partners": [
        {"name": "L'hôtel", "role": "Prête la salle, garde le matériel"},
        {"organisation": "Caf 13", "role": "Domiciliation des droits, une conseillère tous les deux mois"},
        {
            "organisation": "État",
            "role": "Services de l'hébergement : accord sur notre présence, aucune liste demandée",
        },
        {"name": "Deux associations de maraude et d'hébergement", "role": "Suivi social des familles"},
        {"organisation": "Ville d'Aix-en-Provence", "role": "Minibus, une place de cantine pour chaque enfant"},
    ],
    "human_means": (
        "Deux animatrices, quatre heures par mercredi : **368 heures pour 46 mercredis**. Samedis : 112 heures. "
        "Coordination, relances et réunions : 150 heures, dont nous n'avions prévu que le tiers."
    ),
    "material_means": "Goûters et cuisine : 2 900 €. Minibus : prêté. Jeux qui restent à l'hôtel : 260 €.",
    "budget_range": "UNDER_15000",
    "funders": ["État", "Caf 13", "Fonds propres"],
    "duration": "Quatorze mois",
    "period": "Le mercredi et un samedi par mois",
    "outcomes": (
        "**58 enfants différents, 18 par mercredi en moyenne, 46 mercredis sur 50 prévus.** 43 familles sont "
        "passées par l'hôtel en quatorze mois ; 29 ont cuisiné au centre.\n\n"
        "L'école note que dix élèves sur treize rendent leurs devoirs. Neuf enfants sont partis en accueil de "
        "loisirs l'été, avec les aides de la Caf.\n\n"
        "Douze familles ont été relogées pendant ces mois. Nous n'y sommes pour rien et nous l'écrivons, parce "
        "qu'un article de journal a laissé entendre le contraire.\n\n"
        "À la fermeture, quatre centres sociaux ont reçu un appel de notre part. Trois ont accueilli au moins une "
        "famille ; le quatrième n'a jamais rappelé."
    ),
    "levers": (
        "Un gérant d'hôtel qui prend sur lui. Nous l'avons invité à l'assemblée générale ; il a dit que c'était la "
        "première fois qu'on l'applaudissait."
    ),
    "obstacles": (
        "Notre propre équipe. Voir partir en une nuit une famille que l'on connaît depuis huit mois, sans adresse, "
        "use plus que tout. Nous avons demandé tardivement une analyse de la pratique."
    ),
    "watch_points": [
        "Ne jamais entrer dans une chambre",
        "Aucune liste de présents transmise à qui que ce soit",
        "Dire « nous ne pouvons rien pour le logement », au premier mercredi et aux suivants",
        "Une analyse de la pratique pour l'équipe, dès le premier mois",
    ],
    "lessons": (
        "Commencer par la cuisine. Nous avons apporté des devoirs à des familles qui demandaient une plaque de "
        "cuisson ; le jour où la cuisine a ouvert, les devoirs sont venus tout seuls."
    ),
    "transfer_conditions": [
        {"kind": "ESSENTIAL", "text": "Une salle qui ne soit pas une chambre, par convention écrite"},
        {"kind": "ESSENTIAL", "text": "Une cuisine accessible dans un rayon d'un quart d'heure"},
        {"kind": "ADAPTABLE", "text": "Le mercredi : le soir convient mieux aux familles qui travaillent"},
    ],
    "maturity": "TRIED",
    "is_innovation": True,
    "innovation_note": (
        "Le centre social va au pied d'un hébergement que personne n'appelle un quartier, et n'y fait que son métier."
    ),
    "licence": "LO2",
    "months_ago": 16,
    "life": "EDITION",
    "thematic": "familles-a-l-hotel",
}
