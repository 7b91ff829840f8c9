"""The three ITCs: what they are and what they work on. `closes_in` is in months, negative when past."""

from website.demo.seats import SEATS

SPACES = [
    {
        "name": "ITC Marseille Nord",
        "slug": "itc-marseille-nord",
        "territory": "Marseille Nord",
        "presentation": (
            "L'ITC Marseille Nord réunit trois centres sociaux, de Marseille et de Septèmes-les-Vallons, avec "
            "leurs partenaires de la Convention cadre. Elle se retrouve tous les deux mois, chaque fois dans une "
            "structure différente, et travaille cette année sur les familles que l'on ne rencontre pas. "
            "L'animation et le secrétariat tournent chaque année."
        ),
        "diagnosis": (
            "Le territoire va des grands ensembles du nord de Marseille aux premiers vallons de Septèmes. On y "
            "trouve beaucoup de jeunes ménages et de familles seules avec enfants, un bâti dégradé en haut des "
            "cités, des transports qui s'arrêtent tôt le soir.\n\n"
            "Le diagnostic partagé a été fait en quatre réunions et deux marches avec des habitants. Trois "
            "constats reviennent : les centres sociaux touchent surtout les familles qui habitent à moins de dix "
            "minutes à pied ; beaucoup de droits ne sont pas demandés, d'abord faute d'interlocuteur ; les "
            "14-17 ans ne fréquentent presque plus les structures après 18 heures.\n\n"
            "Ce que nous savons mal : la situation des personnes âgées qui vivent seules dans les étages sans "
            "ascenseur."
        ),
        "agreements": ["Convention cadre 2011–2012", "Convention cadre 2018–2021", "Convention cadre 2022–2026"],
        "seats": SEATS["itc-marseille-nord"],
        "thematics": [
            {
                "key": "familles-absentes",
                "question": "Comment rencontrer les familles qui ne poussent pas la porte du centre social ?",
                "why_now": (
                    "Les trois projets sociaux sont à renouveler et font le même constat : nous connaissons bien "
                    "un tiers du quartier, et mal le reste. Plusieurs essais existent déjà, dans la rue, devant "
                    "les écoles, avec des résultats inégaux que personne n'a comparés."
                ),
                "objectives": [
                    "Décrire ce que chacun a tenté, échecs compris",
                    "Comparer ce que coûte chaque essai en heures et ce qu'il change",
                    "Écrire un outil commun pour préparer une sortie",
                    "Proposer au Comité technique une façon de compter l'aller vers",
                ],
                "topics": ["Aller vers", "Accès aux droits, non-recours", "Familles et parentalité"],
                "state": "OPEN",
                "opened_months_ago": 4,
                "closes_in": 8,
                "commitment": (
                    "Cinq séances d'une demi-journée, une sortie dans le quartier avec une équipe, et la "
                    "relecture des fiches écrites par le groupe."
                ),
                "referents": ["CS Les Terrasses du Vallon", "Caf 13"],
                "experts": ["experte@demo.test"],
            },
            {
                "key": "adolescents-le-soir",
                "question": "Que proposer aux adolescents le soir et le dimanche, et avec qui ?",
                "why_now": (
                    "Deux centres ont ouvert quelques dimanches, sans se concerter et sans moyens durables. La "
                    "question revient à chaque réunion depuis le printemps."
                ),
                "objectives": [
                    "Savoir ce que les jeunes demandent vraiment",
                    "Regarder ce que permettent les conventions collectives et les budgets",
                ],
                "topics": ["Jeunesse, jeunes adultes", "Vivre ensemble, tranquillité"],
                "state": "SUGGESTED",
                "opened_months_ago": None,
                "closes_in": None,
                "commitment": "À préciser si la thématique est ouverte.",
                "referents": [],
                "experts": [],
            },
        ],
    },
    {
        "name": "ITC Pays d'Arles",
        "slug": "itc-pays-d-arles",
        "territory": "Pays d'Arles",
        "presentation": (
            "L'ITC Pays d'Arles rassemble deux centres sociaux et un espace de vie sociale, d'Arles à Tarascon "
            "et jusqu'aux villages de la Crau. Elle travaille surtout sur les distances : celle des kilomètres, "
            "celle de la langue, celle des guichets. La MSA y est invitée à toutes les séances."
        ),
        "diagnosis": (
            "Un grand territoire, deux villes moyennes et des villages parfois à quarante minutes d'un guichet. "
            "L'emploi agricole attire des familles qui arrivent, repartent, et parlent peu français. Une partie "
            "du centre ancien de Tarascon et des quartiers d'Arles sont en QPV.\n\n"
            "Les partenaires ont mis en commun leurs données pendant six mois, sans toujours y parvenir : les "
            "découpages ne sont pas les mêmes. Trois constats tiennent malgré tout : la voiture décide de "
            "l'accès aux droits ; les demandes de cours de français dépassent largement les places ; les petites "
            "équipes ferment dès qu'une personne manque.\n\n"
            "Le diagnostic a été relu par onze habitants du conseil de maison d'Arles, qui ont fait ajouter la "
            "question du logement."
        ),
        "agreements": ["Convention cadre 2018–2021", "Convention cadre 2022–2026"],
        "seats": SEATS["itc-pays-d-arles"],
        "thematics": [
            {
                "key": "sans-voiture",
                "question": "Comment accéder à ses droits quand on vit au village sans voiture ?",
                "why_now": (
                    "Deux permanences rurales ont fermé en dix-huit mois et une troisième est menacée. Les "
                    "demandes arrivent désormais aux secrétariats de mairie et aux écoles."
                ),
                "objectives": [
                    "Dresser la carte des permanences qui restent",
                    "Essayer des permanences mobiles et en mesurer le coût",
                    "Associer les secrétaires de mairie au repérage",
                ],
                "topics": ["Accès aux droits, non-recours", "Aller vers"],
                "state": "OPEN",
                "opened_months_ago": 7,
                "closes_in": 5,
                "commitment": "Quatre séances et deux matinées de permanence dans un village.",
                "referents": ["EVS La Draille", "CS Les Roseaux du Rhône"],
                "experts": [],
            },
            {
                "key": "langue-et-vie-du-centre",
                "question": "Comment les habitants qui parlent peu français prennent-ils part à la vie du centre ?",
                "why_now": (
                    "Les ateliers de français sont pleins, mais leurs participants ne siégeaient dans aucun "
                    "conseil de maison."
                ),
                "objectives": ["Sortir l'apprentissage de la salle de cours", "Rendre nos réunions compréhensibles"],
                "topics": ["Apprentissage du français", "Participation, pouvoir d'agir"],
                "state": "CLOSED",
                "opened_months_ago": 20,
                "closes_in": -8,
                "commitment": "Six séances et l'accueil d'une réunion du groupe.",
                "referents": ["CS Les Roseaux du Rhône"],
                "experts": [],
            },
        ],
    },
    {
        "name": "ITC Étang de Berre",
        "slug": "itc-etang-de-berre",
        "territory": "Étang de Berre",
        "presentation": (
            "L'ITC Étang de Berre associe les centres sociaux de Miramas, de Port-de-Bouc, de Salon-de-Provence "
            "et de Vitrolles. Elle s'est relancée il y a quatre ans après une longue pause, avec une règle "
            "simple : chaque séance part d'une situation rencontrée par l'une des équipes."
        ),
        "diagnosis": (
            "Des villes ouvrières et portuaires, proches sur la carte et mal reliées entre elles. La population "
            "vieillit vite dans les lotissements des années 1970, tandis que les quartiers de gare et de port "
            "accueillent des familles modestes et jeunes.\n\n"
            "Le diagnostic partagé retient trois priorités : l'isolement des retraités qui restent chez eux, "
            "l'accès aux démarches en ligne, et l'inconfort des logements pendant les fortes chaleurs. Les "
            "équipes sont petites et les bénévoles nombreux mais fatigués : l'âge moyen relevé dans trois "
            "centres dépasse 66 ans.\n\n"
            "Reste à comprendre pourquoi les habitants du bord de mer viennent si peu, alors que les locaux sont "
            "proches."
        ),
        "agreements": ["Convention cadre 2022–2026"],
        "seats": SEATS["itc-etang-de-berre"],
        "thematics": [
            {
                "key": "vieillir-chez-soi",
                "question": "Quelle place pour les centres sociaux auprès des personnes âgées qui ne sortent plus ?",
                "why_now": (
                    "Après deux étés très chauds, les équipes ont découvert des voisins que personne ne "
                    "connaissait. Les visites à domicile existent, mais reposent sur peu de bénévoles."
                ),
                "objectives": [
                    "Comparer les façons de repérer sans ficher",
                    "Soutenir les bénévoles qui visitent",
                    "Écrire avec la Carsat une charte de visite",
                ],
                "topics": ["Vieillissement, isolement", "Bénévolat"],
                "state": "OPEN",
                "opened_months_ago": 5,
                "closes_in": 7,
                "commitment": "Une demi-journée tous les deux mois et la participation à un groupe de parole.",
                "referents": ["CS Les Salicornes", "Carsat"],
                "experts": [],
            },
        ],
    },
]
