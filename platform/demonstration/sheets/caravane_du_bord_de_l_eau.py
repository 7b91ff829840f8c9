"""A sheet of ITC Étang de Berre."""

SHEET = {
    "key": "caravane-du-bord-de-l-eau",
    "space": "itc-etang-de-berre",
    "author": "directrice.portdebouc@demo.test",
    "title": "La caravane du bord de l'eau : le centre social au marché et à la plage",
    "summary": (
        "Le fourgon des villages d'Arles, adapté à une ville de bord de mer : dix marchés et huit après-midi de "
        "plage. La plage amène du monde, le marché amène les questions."
    ),
    "topics": ["Aller vers", "Accès aux droits, non-recours", "Culture, loisirs, vacances"],
    "keywords": ["hors les murs", "permanence mobile", "plage", "marché"],
    "publics": ["Familles", "Habitants du quartier", "Tout public"],
    "lead_organisation": "CS La Sardinade",
    "contact": "sardinade@demo.test",
    "territory": "Port-de-Bouc",
    "territory_kind": "COASTAL",
    "context": (
        "Notre centre est à 300 mètres de l'eau et les familles du front de mer n'y viennent pas. Elles nous "
        "l'ont dit simplement : « Le centre social, c'est pour ceux de la cité. » L'été, nous sommes à moitié "
        "fermés au moment où tout le monde est dehors.\n\n"
        "L'ITC nous avait fait lire la fiche du fourgon de la Draille. Nous avons repris l'idée de **se poser à "
        "côté de quelque chose qui attire déjà** : là-bas le boulanger, ici le marché et la plage."
    ),
    "objectives": [
        "Être vus là où sont les familles l'été",
        "Tester deux lieux très différents avec la même équipe",
        "Faire connaître les aides aux vacances et les droits de rentrée",
    ],
    "steps": [
        {
            "title": "Trouver la caravane",
            "text": (
                "Une caravane de 1994 donnée par un adhérent, contrôlée puis repeinte en atelier avec douze "
                "jeunes. Le contrôle a coûté plus cher que la peinture."
            ),
            "duration": "2 mois",
        },
        {
            "title": "Tenir dix marchés",
            "text": (
                "Le samedi de 9 h à 12 h 30, entre le fromager et les vêtements. Questions de courrier, de "
                "rentrée, de logement."
            ),
            "duration": "10 samedis",
        },
        {
            "title": "Tenir huit après-midi de plage",
            "text": (
                "Le mercredi de 16 h à 19 h : livres, jeux d'eau, ombre. Aucun papier. On parle surtout en "
                "gonflant des bouées."
            ),
            "duration": "8 mercredis",
        },
        {
            "title": "Faire le lien à la rentrée",
            "text": (
                "Un message à celles et ceux qui ont laissé leur numéro, et une matinée portes ouvertes fin septembre."
            ),
            "duration": "3 semaines",
        },
    ],
    "resident_participation": (
        "Douze jeunes ont repeint la caravane et choisi sa couleur. Cinq retraités pêcheurs l'ont adoptée : ils "
        "aident à l'installer, et racontent aux enfants les poissons de l'anse. Ce n'était pas prévu, c'est ce "
        "que les familles citent d'abord."
    ),
    "resident_level": "ASSOCIATED",
    "partners": [
        {"organisation": "Ville de Port-de-Bouc", "role": "Emplacements, accord du service des plages"},
        {"organisation": "Caf 13", "role": "Une conseillère sur trois samedis, aides aux vacances"},
        {"organisation": "EVS La Draille", "role": "Une journée de conseil avant le départ"},
    ],
    "human_means": (
        "Deux professionnels, cinq heures chacun par sortie : **180 heures pour 18 sorties**, plus 36 heures "
        "d'atelier avec les jeunes et 20 heures de suites en septembre. Deux départs en congés décalés dans "
        "l'équipe."
    ),
    "material_means": (
        "La caravane, un véhicule tracteur prêté, un auvent, deux glacières. Contrôle, assurance et peinture : "
        "1 900 €. Jeux et livres : 450 €."
    ),
    "budget_range": "UNDER_5000",
    "funders": ["Caf 13", "Ville de Port-de-Bouc", "Fonds propres"],
    "duration": "Un été",
    "period": "De mi-juin à fin août",
    "outcomes": (
        "Les 18 sorties prévues ont eu lieu, avec de la chance sur le vent. **231 passages : 78 sur les dix "
        "marchés, 153 sur les huit plages**, pour 94 foyers différents.\n\n"
        "Mais les questions de droits viennent du marché : **26 sur 31**. Au marché on parle peu nombreux et "
        "sérieusement ; à la plage on est vingt, et on rit.\n\n"
        "Sur les 94 foyers, 17 sont venus en septembre, dont 12 du front de mer. C'est peu, et c'est plus que "
        "les trois années précédentes réunies."
    ),
    "levers": (
        "La même équipe aux deux endroits : plusieurs familles rencontrées à la plage sont revenues poser leur "
        "question au marché, trois semaines plus tard."
    ),
    "obstacles": (
        "Le matériel. Installer l'auvent par vent d'est prend quarante minutes à quatre. Et les emplacements de "
        "marché, attribués le matin même, qui changent de place d'un samedi à l'autre."
    ),
    "watch_points": [
        "La baignade n'est pas de notre ressort : le dire aux parents dès l'arrivée, et l'écrire",
        "Ne jamais ouvrir un courrier à la plage",
        "Protéger l'équipe de la chaleur : pas de sortie au-dessus de 35 degrés",
    ],
    "lessons": (
        "Nous ferions six marchés de plus et trois plages de moins. Nous aurions surtout demandé les numéros de "
        "téléphone dès la première semaine : par délicatesse, nous avons attendu juillet, et perdu la trace "
        "d'une vingtaine de familles.\n\n"
        "Le rideau du fourgon d'Arles nous a manqué : la caravane a une porte, mais il y fait 38 degrés."
    ),
    "transfer_conditions": [
        {"kind": "ESSENTIAL", "text": "Deux lieux complémentaires, tenus par la même équipe"},
        {"kind": "ESSENTIAL", "text": "Un emplacement promis par écrit par la commune"},
        {"kind": "ADAPTABLE", "text": "La caravane : un barnum suffirait"},
    ],
    "maturity": "TRIED",
    "is_innovation": False,
    "innovation_note": "",
    "licence": "LO2",
    "months_ago": 5,
    "life": "EDITION",
    "reuse_of": "fourgon-des-villages",
    "adapted": (
        "Le fourgon devient une caravane, et les trois villages deux lieux d'une même ville : le marché et la "
        "plage. Nous avons abandonné les rappels sous dix jours en août, faute d'équipe, et gardé l'essentiel : "
        "s'installer à côté de ce qui attire déjà les habitants."
    ),
}
