"""A sheet of ITC Marseille Nord."""

SHEET = {
    "key": "petit-dejeuner-college",
    "space": "itc-marseille-nord",
    "author": "directeur.figuiers@demo.test",
    "title": "Le petit déjeuner des parents, devant le portail du collège",
    "summary": (
        "Un matin par mois, un café sur le trottoir plutôt qu'une réunion dans le collège. 41 parents différents "
        "la première année, une fois sortis des murs."
    ),
    "topics": ["Familles et parentalité", "Enfance, accompagnement à la scolarité"],
    "keywords": ["café des parents", "collège", "hors les murs"],
    "publics": ["Parents", "Adolescents"],
    "lead_organisation": "CS Les Trois Figuiers",
    "contact": "figuiers@demo.test",
    "territory": "Marseille Nord",
    "territory_kind": "QPV",
    "context": (
        "À l'école élémentaire, nous connaissons les parents : ils viennent chercher leurs enfants. Au collège, "
        "ils disparaissent. Le principal nous disait n'en voir qu'en conseil de discipline, et notre CLAS "
        "collège ne rencontrait que 12 familles sur 45.\n\n"
        "Les parents interrogés ne parlaient pas d'un manque d'intérêt, mais de gêne : ne pas savoir à qui "
        "parler, craindre de mal s'exprimer, revenir dans un lieu où l'on a soi-même échoué."
    ),
    "objectives": [
        "Créer une première conversation qui ne porte pas sur un problème",
        "Faire connaître le CLAS et les personnes qui l'animent",
        "Permettre aux parents de se rencontrer entre eux",
    ],
    "steps": [
        {
            "title": "Se mettre d'accord avec le collège",
            "text": (
                "Deux réunions avec le principal et la conseillère principale d'éducation. Règle posée : aucun "
                "adulte du collège ne parle d'un élève en particulier pendant le café."
            ),
            "duration": "1 mois",
        },
        {
            "title": "Commencer dans les murs, et se tromper",
            "text": (
                "Les trois premiers rendez-vous ont eu lieu dans la salle polyvalente : 4, 5 puis 3 parents. Il "
                "fallait sonner, signer un registre et traverser la cour."
            ),
            "duration": "3 séances",
        },
        {
            "title": "Sortir sur le trottoir",
            "text": (
                "Une table devant le portail de 7 h 40 à 9 h, le premier mardi du mois. Café, pain, fruits. Un "
                "professionnel reste debout et salue, l'autre s'assoit."
            ),
            "duration": "6 séances",
        },
        {
            "title": "Proposer une suite à qui la demande",
            "text": (
                "Une visite du collège à cinq parents, un rendez-vous avec un professeur, une inscription au "
                "CLAS. Rien n'est annoncé à la table."
            ),
            "duration": "au fil de l'année",
        },
    ],
    "resident_participation": (
        "Deux mères et un père ont choisi le jour et l'heure, puis tenu la table dès le cinquième rendez-vous. "
        "Ce sont eux qui ont demandé qu'il n'y ait ni affiche ni thème."
    ),
    "resident_level": "ASSOCIATED",
    "partners": [
        {
            "name": "Collège du quartier",
            "role": "Accord du principal, présence de la conseillère principale d'éducation",
        },
        {"organisation": "Caf 13", "role": "Soutien au titre du REAAP"},
        {"organisation": "Ville de Marseille", "role": "Autorisation d'occuper le trottoir"},
    ],
    "human_means": (
        "Deux professionnels, trois heures par rendez-vous : 54 heures pour neuf matins, plus 18 heures de "
        "préparation. **Soit 72 heures sur l'année.** L'horaire est matinal : nous le récupérons en fin de "
        "journée."
    ),
    "material_means": "Une table, deux thermos, de la vaisselle réutilisable, environ 35 € de courses par matin.",
    "budget_range": "UNDER_1000",
    "funders": ["Caf 13 (REAAP)", "Fonds propres"],
    "duration": "Neuf rendez-vous dans l'année",
    "period": "D'octobre à juin, un mardi par mois",
    "outcomes": (
        "Neuf rendez-vous, **96 participations, 41 parents différents**, dont 6 pères. Les trois premiers, dans "
        "le collège, n'avaient réuni que 12 participations ; les six suivants, dehors, 84, soit 14 en moyenne.\n\n"
        "Dix familles ont inscrit un enfant au CLAS après une conversation. Sept parents ont demandé un "
        "rendez-vous à un professeur, dont cinq l'ont obtenu dans le mois.\n\n"
        "Nous ne savons pas dire si les résultats des élèves ont changé, et nous ne l'avons pas cherché."
    ),
    "levers": (
        "L'heure : les parents accompagnent encore les sixièmes. L'accord du collège, qui accepte de ne pas "
        "maîtriser ce qui se dit. La présence de la même personne au CLAS et à la table."
    ),
    "obstacles": (
        "Les parents qui commencent tôt ne passent jamais. La pluie a fait tomber deux matins à moins de huit "
        "personnes."
    ),
    "watch_points": [
        "Aucune situation d'élève évoquée devant d'autres parents",
        "Rester à l'écart du passage des élèves, qui n'aiment pas voir leurs parents attablés là",
        "Demander l'autorisation du trottoir deux mois avant",
    ],
    "lessons": (
        "Commencer dehors. Trois mois ont été perdus parce que la salle était gratuite et chauffée. Ne pas "
        "offrir de viennoiseries trop belles : le premier mardi, on nous a pris pour une opération commerciale."
    ),
    "transfer_conditions": [
        {"kind": "ESSENTIAL", "text": "Un chef d'établissement qui accepte de ne pas fixer l'ordre du jour"},
        {"kind": "ADAPTABLE", "text": "La fréquence : tous les deux mois suffit au début"},
    ],
    "maturity": "PROVEN",
    "is_innovation": False,
    "innovation_note": "",
    "licence": "CC-BY-SA",
    "months_ago": 22,
    "life": "EDITION_2",
    "thematic": "familles-absentes",
    "second_edition": {
        "summary": (
            "Un matin par mois, un café sur le trottoir plutôt qu'une réunion dans le collège. La deuxième "
            "année, deux samedis ont amené des pères : 63 parents, dont 14 pères."
        ),
        "duration": "Dix rendez-vous dans l'année",
        "period": "De septembre à juin, huit mardis et deux samedis",
        "human_means": (
            "Deux professionnels, trois heures par rendez-vous : 60 heures pour dix matins, plus 14 heures de "
            "préparation. **Soit 74 heures sur l'année.** Les deux samedis sont récupérés en journées entières, "
            "ce qui a demandé l'accord de l'équipe."
        ),
        "outcomes": (
            "**Première année :** neuf rendez-vous, 96 participations, 41 parents, dont 6 pères.\n\n"
            "**Deuxième année :** dix rendez-vous, 171 participations, 63 parents, dont 14 pères. Les huit "
            "mardis ont réuni 133 participations ; les deux samedis, jour de remise des bulletins, 38 à eux "
            "seuls, et presque tous les pères.\n\n"
            "Notre CLAS collège rencontre maintenant 29 familles sur 48. Deux parents de la table se sont "
            "présentés au conseil d'administration du collège ; l'un a été élu.\n\n"
            "En revanche, les deux soirées à thème demandées par le collège ont réuni cinq et deux parents. Nous "
            "avons arrêté."
        ),
        "lessons": (
            "Commencer dehors : trois mois ont été perdus la première année parce que la salle était gratuite et "
            "chauffée. Placer deux rendez-vous le samedi dès le début. Refuser les soirées à thème : elles "
            "transforment la table en réunion, et nous l'avions écrit nous-mêmes un an plus tôt."
        ),
    },
}
