"""The bilans that close thematics, with their rich texts in light markdown."""

REPORTS = [
    {
        "key": "bilan-langue",
        "space": "itc-pays-d-arles",
        "months_ago": 9,
        "life": "SHARED_NETWORK",
        "written_in": "langue-et-vie-du-centre",
        "author": "directeur.arles@demo.test",
        "title": "Langue et vie du centre : ce que six séances ont changé à nos réunions",
        "summary": (
            "Nous cherchions comment mieux enseigner le français. Nous avons surtout changé la façon de tenir une "
            "réunion : tables de cinq, trois questions, décisions affichées le soir même."
        ),
        "topics": ["Apprentissage du français", "Participation, pouvoir d'agir"],
        "done": (
            "Six séances en douze mois, dix-neuf participants, dont sept apprenants à partir de la troisième. "
            "Trois essais : le conseil de maison en trois langues à Arles, la lecture dans la langue de la maison "
            "à Tarascon, un questionnaire de positionnement commun.\n\n"
            "Un quatrième essai, la visite de la mairie traduite par des lycéens, a été annulé deux fois faute de "
            "date."
        ),
        "learnt": (
            "- Faire traduire une réunion ne fait pas participer : on écoute mieux et l'on parle aussi peu.\n"
            "- Un habitant bilingue à chaque table vaut mieux qu'un interprète pour tous.\n"
            "- Nous demandions aux parents de parler français chez eux. Nous ne le demandons plus.\n"
            "- **Le groupe a manqué les hommes** : deux sur sept apprenants. Les horaires de journée y sont pour "
            "beaucoup."
        ),
        "decided": (
            "Les trois structures adoptent le même questionnaire de positionnement. Aucune réunion d'habitants ne "
            "dépassera trois questions. L'ITC demande au Comité technique que la garde d'enfants soit admise dans le "
            "coût des ateliers de français."
        ),
        "follow_up": (
            "La réponse du Comité technique est attendue. Les référents refont le point dans un an, avec les mêmes "
            "chiffres, même s'ils sont moins bons."
        ),
    },
    {
        "key": "bilan-hotel",
        "space": "itc-pays-d-aix",
        "months_ago": 1.4,
        "life": "SHARED_NETWORK",
        "written_in": "familles-a-l-hotel",
        "author": "directrice.aix@demo.test",
        "title": "Familles à l'hôtel : ce qui relève d'un centre social, et ce qui n'en relève pas",
        "summary": (
            "Quatorze mois dans un hôtel au bord d'une route. Une présence est possible et utile ; elle ne remplace "
            "ni un logement ni un travailleur social, et elle use ceux qui la tiennent."
        ),
        "topics": ["Logement, cadre de vie", "Aller vers", "Familles et parentalité"],
        "done": (
            "Six séances, une sociologue invitée, quarante-six mercredis à l'hôtel. Rencontre avec les services "
            "de l'hébergement, les deux associations du suivi social et le gérant.\n\n"
            "À la fermeture de l'hôtel, nous avons tenté un relais vers quatre centres sociaux. Trois l'ont pris."
        ),
        "learnt": (
            "- Ce qui relève de nous : jouer, cuisiner, accompagner à l'école, tenir dans le temps.\n"
            "- Ce qui n'en relève pas : l'adresse, la durée, la place. Le dire à chaque rencontre évite de mentir.\n"
            "- **La cuisine d'abord.** Nous avons mis cinq mois à entendre la première demande.\n"
            "- L'équipe a besoin d'une analyse de la pratique dès le premier mois ; nous l'avons obtenue au neuvième."
        ),
        "decided": (
            "Une page commune dit désormais qui fait quoi autour d'un hôtel. La Ville ouvre une place de cantine sans "
            "condition d'adresse. L'ITC propose que tout hôtel mobilisé plus de trois mois soit signalé au centre "
            "social le plus proche."
        ),
        "follow_up": (
            "La proposition part au Comité technique. Deux structures d'autres ITC ont demandé la fiche ; le relais "
            "téléphonique sera doublé d'un second appel."
        ),
    },
    {
        "key": "bilan-demarches",
        "space": "itc-marseille-centre",
        "months_ago": 8,
        "life": "SHARED_NETWORK",
        "written_in": "demarches-a-l-accueil",
        "author": "directeur.tilleuls@demo.test",
        "title": "Démarches à l'accueil : deux semaines comptées de la même façon dans trois structures",
        "summary": (
            "1 140 demandes relevées en dix jours ouvrés. Cinquante-sept pour cent du temps d'accueil, aucun "
            "financement fléché. Un mandat, une règle sur les mots de passe, et un désaccord assumé."
        ),
        "topics": ["Accès aux droits, non-recours", "Inclusion numérique"],
        "done": (
            "Deux semaines de relevé dans trois structures, avec la même feuille : **1 140 demandes, dont 650 "
            "démarches administratives**. Six séances, un juriste, un modèle de mandat essayé quatre mois."
        ),
        "learnt": (
            "- Une demande sur trois se règle en deux minutes, debout, à l'entrée.\n"
            "- Le rendez-vous obligatoire écarte ceux qui en ont le plus besoin.\n"
            "- Nos relevés ne se comparaient pas avant : chacun comptait autre chose sous le même mot.\n"
            "- Nous ne savons pas combien de personnes renoncent avant d'arriver jusqu'à nous."
        ),
        "decided": (
            "Le mandat et la règle des mots de passe sont adoptés par deux structures. La troisième ne fera plus "
            "**aucune** démarche à la place des personnes, seulement à côté d'elles. Nous gardons ce désaccord : il "
            "sera comparé dans un an."
        ),
        "follow_up": (
            "Les chiffres sont présentés au Comité technique avec une demande : un forfait par poste d'accueil. Trois "
            "administrations ont reçu un courrier ; une a répondu."
        ),
    },
]
