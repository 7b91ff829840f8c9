"""A sheet of ITC Pays d'Arles."""

SHEET = {
    "key": "paniers-prix-juste",
    "space": "itc-pays-d-arles",
    "author": "directrice.tarascon@demo.test",
    "title": "Des paniers de légumes à trois prix, sans justificatif",
    "summary": (
        "Chaque vendredi, un maraîcher livre 26 paniers au centre. Chacun choisit son prix parmi trois, sans "
        "montrer de papier. L'équilibre a presque tenu."
    ),
    "topics": ["Alimentation", "Vivre ensemble, tranquillité"],
    "keywords": ["paniers de légumes", "circuit court"],
    "publics": ["Familles", "Habitants du quartier", "Tout public"],
    "lead_organisation": "CS Le Pont des Mûriers",
    "contact": "muriers@demo.test",
    "territory": "Tarascon, centre ancien",
    "territory_kind": "QPV",
    "context": (
        "Dans le centre ancien, l'aide alimentaire existe, mais 40 % des familles orientées n'y vont pas. « Je "
        "ne veux pas faire la queue avec mon dossier », nous a dit une mère, et d'autres après elle. En face, un "
        "maraîcher à 4 km jetait ses légumes mal calibrés.\n\n"
        "Nous voulions un endroit où l'on achète ses légumes, pas un endroit où on les reçoit."
    ),
    "objectives": [
        "Donner accès à des légumes frais sans contrôle de ressources",
        "Payer le producteur à son prix",
        "Mêler des habitants qui ne se croisent pas",
    ],
    "steps": [
        {
            "title": "Fixer le prix avec le maraîcher",
            "text": (
                "Il avait besoin de 8 € par panier de 4 kg, et d'un volume régulier. Nous lui avons garanti 24 "
                "paniers par semaine, vendus ou non."
            ),
            "duration": "2 mois",
        },
        {
            "title": "Écrire les trois prix à la craie",
            "text": (
                "4 €, 8 € et 12 €, avec une phrase pour chacun : « aidé », « ce qu'il coûte », « j'aide ». "
                "Chacun annonce le sien. Personne ne demande pourquoi."
            ),
            "duration": "1 réunion",
        },
        {
            "title": "Distribuer le vendredi à 17 h",
            "text": (
                "Deux bénévoles à la balance, un à la caisse, une recette affichée. Les enfants du CLAS sortent "
                "à la même heure : c'est voulu."
            ),
            "duration": "2 h par semaine",
        },
        {
            "title": "Afficher les comptes",
            "text": (
                "Une feuille au mur, mise à jour chaque mois : tant de paniers à chaque prix, tant de reste à trouver."
            ),
            "duration": "30 min par mois",
        },
    ],
    "resident_participation": (
        "Neuf bénévoles, dont six clients, tiennent la distribution. Ils ont décidé que la liste d'attente "
        "suivrait l'ordre d'arrivée, sans priorité sociale. L'équipe n'était pas d'accord ; elle s'est rangée à "
        "leur avis, et ils avaient raison : personne ne s'est senti trié."
    ),
    "resident_level": "DECIDING",
    "partners": [
        {"name": "Un maraîcher du pays d'Arles", "role": "Livre 24 à 28 paniers chaque vendredi"},
        {"organisation": "Ville de Tarascon", "role": "Couvre une partie du reste à trouver"},
        {"organisation": "CS Les Roseaux du Rhône", "role": "A relu les comptes au bout de six mois"},
    ],
    "human_means": (
        "Une salariée, trois heures par semaine : **114 heures pour 38 semaines**. Bénévoles : environ "
        "220 heures. La mise en route a demandé 50 heures à la direction."
    ),
    "material_means": "Une balance, des cageots consignés, une caisse, un coin frais pour la nuit.",
    "budget_range": "UNDER_15000",
    "funders": ["Ville de Tarascon", "Fonds propres"],
    "duration": "38 semaines",
    "period": "De septembre à juin",
    "outcomes": (
        "**988 paniers vendus, soit 26 par semaine.** 543 à 4 €, 297 à 8 €, 148 à 12 €. Recettes : 6 324 €. Dû "
        "au maraîcher : 7 904 €. Il manquait donc **1 580 €**, couverts à parts égales par la commune et par le "
        "centre.\n\n"
        "Une centaine de foyers ont acheté au moins une fois ; 34 sont venus plus d'une semaine sur deux. Selon "
        "la salariée, une famille sur trois ne fréquentait pas le centre auparavant.\n\n"
        "La confiance a tenu : nous craignions que tout le monde prenne le prix bas, et un panier sur sept s'est "
        "vendu au prix le plus haut."
    ),
    "levers": (
        "Le mot « aidé », trouvé par une bénévole à la place de « solidaire ». L'affichage des comptes, qui a "
        "fait remonter la part des paniers à 12 € de 9 à 17 % en quatre mois."
    ),
    "obstacles": (
        "Décembre et février : que des courges et des blettes. Onze paniers non vendus une même semaine. Et une "
        "dépendance totale à un seul producteur, que nous avions vue sans rien faire."
    ),
    "watch_points": [
        "Garantir un volume au producteur, sinon il ne réserve pas ses cultures",
        "Ne jamais noter qui paie quel prix",
        "Prévoir le reste à trouver dès le budget",
    ],
    "lessons": (
        "Il fallait deux producteurs dès le début. Nous aurions aussi commencé par un panier plus petit : 4 kg, "
        "c'est trop pour une personne seule, et les retraités ont renoncé les premiers."
    ),
    "transfer_conditions": [
        {"kind": "ESSENTIAL", "text": "Un financement du reste à trouver, connu à l'avance"},
        {"kind": "ESSENTIAL", "text": "Au moins deux producteurs"},
        {"kind": "ADAPTABLE", "text": "Les trois prix, à recalculer sur le prix réel du producteur"},
    ],
    "maturity": "PROVEN",
    "is_innovation": False,
    "innovation_note": "",
    "licence": "CC-BY-SA",
    "months_ago": 19,
    "life": "EDITION_WITHDRAWN",
    "withdrawal_reason": (
        "Le maraîcher partenaire a cessé son activité. Les prix de revient et le volume garanti décrits ici ne "
        "valent plus, et plusieurs centres s'en servaient pour établir leur budget. L'ITC prépare une nouvelle "
        "édition avec deux producteurs."
    ),
}
