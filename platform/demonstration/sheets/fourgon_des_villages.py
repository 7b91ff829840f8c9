"""A sheet of ITC Pays d'Arles."""

SHEET = {
    "key": "fourgon-des-villages",
    "space": "itc-pays-d-arles",
    "author": "responsable.draille@demo.test",
    "title": "Le fourgon des villages : une permanence mobile en Crau et en Camargue",
    "summary": (
        "La table au pied des tours de Marseille, transposée à la campagne : un fourgon prêté, trois villages, "
        "un jour fixe chacun. 71 foyers rencontrés en une saison, et un village abandonné en route."
    ),
    "topics": ["Aller vers", "Accès aux droits, non-recours"],
    "keywords": ["permanence mobile", "ruralité", "hors les murs"],
    "publics": ["Familles", "Personnes âgées", "Habitants du quartier"],
    "lead_organisation": "EVS La Draille",
    "contact": "ladraille@demo.test",
    "territory": "Crau et Camargue",
    "territory_kind": "RURAL",
    "context": (
        "Deux permanences sociales ont fermé en dix-huit mois autour de notre espace de vie sociale. Le village "
        "le plus éloigné est à 26 km du premier guichet, avec un car le matin et un le soir. Les secrétaires de "
        "mairie nous disaient aider à remplir des dossiers « en cachette, entre deux actes d'état civil ».\n\n"
        "La fiche de nos collègues de Marseille nous a intéressés pour une raison : eux aussi avaient compris "
        "que **prévenir ne suffit pas**. Mais chez nous, on ne passe pas à pied."
    ),
    "objectives": [
        "Tenir un rendez-vous fixe dans trois villages",
        "Décharger les mairies de ce qui n'est pas leur métier",
        "Repérer les salariés agricoles qui n'ont pas ouvert leurs droits",
    ],
    "steps": [
        {
            "title": "Écouter les secrétaires de mairie",
            "text": (
                "Cinq entretiens d'une heure. Elles savent tout : qui ne vient plus, quel jour passe le "
                "boulanger, où l'on peut se garer à l'ombre."
            ),
            "duration": "1 mois",
        },
        {
            "title": "Emprunter un fourgon",
            "text": (
                "La Ville d'Arles prête un véhicule du service des fêtes le mercredi et le vendredi. Une "
                "banquette retirée, une table rabattable, un rideau."
            ),
            "duration": "6 semaines de démarches",
        },
        {
            "title": "Tourner à jour fixe",
            "text": (
                "Un village par demi-journée, calé sur le marché ou sur le passage du boulanger. Nous avons "
                "gardé le principe marseillais : pendant trois tournées, on ne propose rien."
            ),
            "duration": "3 h sur place",
        },
        {
            "title": "Rappeler sous dix jours",
            "text": (
                "Huit jours étaient intenables avec un mi-temps. Nous l'avons annoncé tel quel, et cela n'a gêné "
                "personne."
            ),
            "duration": "1 h par tournée",
        },
    ],
    "resident_participation": (
        "Un agriculteur retraité et une assistante maternelle tiennent la liste des nouveaux arrivants et nous "
        "disent où nous arrêter. Ils ne voient pas les demandes. Les habitants du deuxième village ont choisi "
        "eux-mêmes l'emplacement, après que le nôtre s'est révélé trop en vue de la mairie."
    ),
    "resident_level": "CONSULTED",
    "partners": [
        {"organisation": "MSA", "role": "Une conseillère une tournée sur trois"},
        {"organisation": "Ville d'Arles", "role": "Prête le fourgon, assure le véhicule"},
        {"organisation": "Caf 13", "role": "Ligne directe pour les dossiers bloqués"},
    ],
    "human_means": (
        "Deux personnes, cinq heures chacune par tournée, route comprise : **180 heures pour 18 tournées**. Plus "
        "40 heures de préparation et le temps d'aller chercher et rendre le fourgon, 18 heures que nous "
        "n'avions pas prévues."
    ),
    "material_means": (
        "Le fourgon, un ordinateur, une imprimante portable qui n'a jamais fonctionné en plein soleil, deux "
        "parasols. Environ 60 km par tournée, soit 1 080 km dans la saison."
    ),
    "budget_range": "UNDER_5000",
    "funders": ["MSA", "Caf 13", "Ville d'Arles (prêt du véhicule)"],
    "duration": "Une saison de six mois",
    "period": "De mars à juin, puis septembre et octobre",
    "outcomes": (
        "22 tournées prévues, **18 tenues** : deux annulées par le mistral, deux parce que le fourgon servait à "
        "une fête. **164 passages, soit 9 par tournée, et 71 foyers différents.**\n\n"
        "- 33 foyers avaient une question de droits ; 24 dossiers ont été menés à leur terme, 9 sont restés sans "
        "suite.\n"
        "- 14 salariés agricoles ignoraient relever de la MSA et non de la Caf.\n"
        "- Les mairies disent recevoir moins de demandes ; nous n'avons pas de chiffre avant et après.\n\n"
        "Le troisième village n'a donné que 3 passages en cinq venues. Nous y avons renoncé en juin."
    ),
    "levers": (
        "Le boulanger. Nous garer à côté de son camion a triplé les conversations. La discrétion du rideau, qui "
        "permet ce que la table marseillaise ne permettait pas : parler d'un papier sans être vu."
    ),
    "obstacles": (
        "Le réseau mobile, absent dans un village sur deux : sans connexion, la moitié des démarches attend le "
        "lendemain. La fatigue de la conduite."
    ),
    "watch_points": [
        "Faire écrire dans la convention qui paie la franchise en cas d'accrochage",
        "Ne pas stationner devant la mairie",
        "Prévenir quand on ne vient pas : une absence non annoncée coûte trois tournées",
    ],
    "lessons": (
        "Nous aurions dû nous demander pourquoi le troisième village ne venait pas avant d'y aller cinq fois. "
        "Une habitante nous l'a dit après coup : l'ancien instituteur y fait les papiers de tout le monde, très "
        "bien. Il fallait commencer par lui.\n\n"
        "Nous aurions aussi dû essayer l'imprimante dehors."
    ),
    "transfer_conditions": [
        {"kind": "ESSENTIAL", "text": "Un véhicule disponible à jour fixe, par convention écrite"},
        {"kind": "ESSENTIAL", "text": "L'accord des secrétaires de mairie, avant celui des élus"},
        {"kind": "ADAPTABLE", "text": "Le nombre de villages : deux bien tenus valent mieux que quatre"},
    ],
    "maturity": "PROVEN",
    "is_innovation": True,
    "innovation_note": (
        "Aller vers n'est pas nouveau. Se caler sur les tournées de commerçants, plutôt que de créer un "
        "rendez-vous de plus, l'était pour nous."
    ),
    "licence": "LO2",
    "months_ago": 15,
    "life": "EDITION",
    "thematic": "sans-voiture",
    "reuse_of": "pied-des-tours",
    "adapted": (
        "La table fixe devient un fourgon qui tourne dans trois villages. Le rappel passe de huit à dix jours, "
        "car l'équipe compte un seul mi-temps. Nous avons gardé le temps d'écoute sans proposition, ramené d'un "
        "mois à trois tournées, et ajouté un rideau pour parler à l'abri."
    ),
}
