"""A sheet of ITC Pays d'Arles."""

SHEET = {
    "key": "code-de-la-route",
    "space": "itc-pays-d-arles",
    "author": "directeur.arles@demo.test",
    "title": "Apprendre le français avec le code de la route",
    "summary": (
        "Deux groupes d'adultes préparent le code et apprennent à lire en même temps. Sur 22 inscrits, 18 "
        "assidus et 7 codes obtenus. Le permis coûte encore trop cher pour la plupart."
    ),
    "topics": ["Apprentissage du français", "Emploi, insertion"],
    "keywords": ["permis de conduire", "FLE", "mobilité"],
    "publics": ["Personnes allophones", "Jeunes adultes"],
    "lead_organisation": "CS Les Roseaux du Rhône",
    "contact": "roseaux@demo.test",
    "territory": "Arles, quartiers du Rhône",
    "territory_kind": "QPV",
    "context": (
        "Nos ateliers de français perdaient la moitié de leurs participants avant Noël. Quand nous avons demandé "
        "à ceux qui partaient ce qu'ils voulaient faire du français, la réponse n'était ni « parler » ni "
        "« écrire ». C'était : **conduire**. Les emplois, ici, sont dans les serres et les entrepôts, hors des "
        "lignes de car.\n\n"
        "Trois personnes apprenaient déjà le code seules, par cœur, sans comprendre les questions."
    ),
    "objectives": [
        "Donner une raison immédiate d'apprendre à lire",
        "Préparer l'examen sans promettre la réussite",
        "Tenir l'assiduité au-delà de Noël",
    ],
    "steps": [
        {
            "title": "Positionner chacun",
            "text": (
                "Un entretien de quarante minutes, oral puis écrit. Nous n'avons refusé que les personnes déjà à "
                "l'aise à l'écrit, orientées vers une auto-école associative."
            ),
            "duration": "3 semaines",
        },
        {
            "title": "Deux séances par semaine",
            "text": (
                "Première heure : la langue d'une question (« sauf », « à moins que », « je peux / je dois »). "
                "Deuxième heure : dix questions d'examen, discutées à voix haute, réponse justifiée."
            ),
            "duration": "30 semaines",
        },
        {
            "title": "Sortir à pied",
            "text": (
                "Une séance par mois dehors, à lire les panneaux et les priorités du quartier. Ce sont les plus "
                "suivies."
            ),
            "duration": "2 h par mois",
        },
        {
            "title": "Passer l'examen blanc, puis le vrai",
            "text": (
                "Examen blanc en février et en mai. On s'inscrit au vrai quand on a eu deux fois 35 bonnes "
                "réponses sur 40, pas avant."
            ),
            "duration": "de mars à juin",
        },
    ],
    "resident_participation": (
        "Les apprenants ont choisi les horaires et demandé une garde d'enfants, sans quoi onze femmes n'auraient "
        "pas pu venir. Deux anciens, titulaires du code, animent maintenant la séance du lundi avec la "
        "formatrice."
    ),
    "resident_level": "ASSOCIATED",
    "partners": [
        {"organisation": "Ville d'Arles", "role": "Prête la salle informatique un soir par semaine"},
        {"organisation": "État", "role": "Financement au titre du contrat de ville"},
        {
            "name": "Auto-école associative",
            "role": "Prêt des supports, deux interventions, tarif réduit pour la conduite",
        },
    ],
    "human_means": (
        "Une formatrice : 60 séances de deux heures pour chacun des deux groupes, soit **240 heures**, plus "
        "80 heures de préparation et 30 heures de coordination : 350 heures. Six bénévoles, deux par séance. Une "
        "animatrice petite enfance pendant les séances."
    ),
    "material_means": (
        "Dix livres de code, 18 accès en ligne, deux ordinateurs. Environ 1 100 €, examens compris, dont la "
        "moitié des 15 passages."
    ),
    "budget_range": "UNDER_15000",
    "funders": ["État", "Département 13", "Fonds propres"],
    "duration": "30 semaines",
    "period": "D'octobre à juin",
    "outcomes": (
        "22 inscrits, dont 17 femmes. Quatre départs avant janvier, **18 personnes assidues jusqu'en mai** ; "
        "l'année précédente, en atelier classique, 10 sur 21.\n\n"
        "Onze se sont présentées au code, **sept l'ont obtenu**, dont quatre du premier coup. Quatorze sur "
        "dix-huit ont progressé d'un niveau à l'écrit, selon le même positionnement refait en juin.\n\n"
        "Deux personnes ont signé un contrat de travail qui demandait le code ou le permis. Trois seulement ont "
        "commencé la conduite."
    ),
    "levers": (
        "L'examen lui-même : une date, un résultat, un papier. Et le fait de se tromper ensemble, puisque même "
        "les bénévoles font des fautes au code."
    ),
    "obstacles": (
        "Le prix des heures de conduite. Nous avions vu le code comme une étape ; pour la plupart, c'est un "
        "cul-de-sac tant qu'une aide n'est pas trouvée. Les questions avec image floue, illisibles sur "
        "téléphone."
    ),
    "watch_points": [
        "Dire dès l'accueil que le code n'est pas le permis",
        "Ne pas inscrire à l'examen trop tôt : un échec coûte deux mois d'absence",
        "Garder un temps de français hors du code",
    ],
    "lessons": (
        "Chercher l'aide au permis **avant** d'ouvrir les groupes. Limiter à dix par groupe : à onze, les plus "
        "lents ne parlaient plus. Nous avons aussi perdu quatre personnes en décembre faute de les avoir "
        "rappelées après deux absences ; c'est désormais la tâche d'une bénévole."
    ),
    "transfer_conditions": [
        {"kind": "ESSENTIAL", "text": "Une garde d'enfants aux mêmes heures"},
        {"kind": "ESSENTIAL", "text": "Une formatrice de français, pas seulement un moniteur"},
        {"kind": "ADAPTABLE", "text": "Un seul groupe suffit pour commencer"},
    ],
    "maturity": "TRIED",
    "is_innovation": True,
    "innovation_note": (
        "Le code sert de manuel de lecture. Les questions d'examen, avec leurs négations et leurs conditions, "
        "sont une bonne grammaire."
    ),
    "licence": "LO2",
    "months_ago": 10,
    "life": "SUBMITTED",
}
