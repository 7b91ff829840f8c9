"""ITC Marseille Nord: what it is, who sits in it, what it works on. `closes_in` is in months, negative when past."""

from demonstration.seats import seat

SPACE = {
    "name": "ITC Marseille Nord",
    "slug": "itc-marseille-nord",
    "territory": "Marseille Nord",
    "presentation": (
        "L'ITC Marseille Nord réunit trois centres sociaux, de Marseille et de Septèmes-les-Vallons, avec leurs "
        "partenaires de la Convention cadre. Elle se retrouve tous les deux mois, chaque fois dans une structure "
        "différente, et travaille cette année sur les familles que l'on ne rencontre pas. L'animation et le "
        "secrétariat tournent chaque année."
    ),
    "diagnosis": (
        "Le territoire va des grands ensembles du nord de Marseille aux premiers vallons de Septèmes. On y trouve "
        "beaucoup de jeunes ménages et de familles seules avec enfants, un bâti dégradé en haut des cités, des "
        "transports qui s'arrêtent tôt le soir.\n\n"
        "Le diagnostic partagé a été fait en quatre réunions et deux marches avec des habitants. Trois constats "
        "reviennent : les centres sociaux touchent surtout les familles qui habitent à moins de dix minutes à "
        "pied ; beaucoup de droits ne sont pas demandés, d'abord faute d'interlocuteur ; les 14-17 ans ne "
        "fréquentent presque plus les structures après 18 heures.\n\n"
        "Ce que nous savons mal : la situation des personnes âgées qui vivent seules dans les étages sans ascenseur."
    ),
    "agreements": ["Convention cadre 2011–2012", "Convention cadre 2018–2021", "Convention cadre 2022–2026"],
    "seats": [
        seat("CS Les Terrasses du Vallon", "directrice", deputy="adjointe.terrasses", mandates=["CHAIR"]),
        seat("CS Les Trois Figuiers", "directeur.figuiers", earlier=["CHAIR"]),
        seat("CS La Bastide aux Hirondelles", "directrice.hirondelles"),
        seat("État", "delegue.marseille"),
        seat("Caf 13", "caf.marseille", mandates=["SECRETARY"]),
        seat("Région Sud", "suivi", follows=True),
        seat("Département 13", "departement", earlier=["SECRETARY"]),
        seat("Ville de Marseille", "ville.marseille"),
        seat("UCS 13", "ucs", guest=True),
        seat("Léo Lagrange Méditerranée", "leolagrange", guest=True),
    ],
    "thematics": [
        {
            "key": "familles-absentes",
            "audience": "NETWORK",
            "question": "Comment rencontrer les familles qui ne poussent pas la porte du centre social ?",
            "why_now": (
                "Les trois projets sociaux sont à renouveler et font le même constat : nous connaissons bien un tiers "
                "du quartier, et mal le reste. Plusieurs essais existent déjà, dans la rue, devant les écoles, avec "
                "des résultats inégaux que personne n'a comparés."
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
            "progress": (
                "Trois séances sur cinq. Quatre essais décrits, dont deux arrêtés. Les trois nombres proposés par "
                "l'experte sont relevés dans deux centres ; le troisième commence le mois prochain."
            ),
            "commitment": (
                "Cinq séances d'une demi-journée, une sortie dans le quartier avec une équipe, et la relecture des "
                "fiches écrites par le groupe."
            ),
            "referents": ["CS Les Terrasses du Vallon", "Caf 13"],
            "experts": ["experte@demo.test"],
        },
        {
            "key": "adolescents-le-soir",
            "question": "Que proposer aux adolescents le soir et le dimanche, et avec qui ?",
            "why_now": (
                "Deux centres ont ouvert quelques dimanches, sans se concerter et sans moyens durables. La question "
                "revient à chaque réunion depuis le printemps."
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
}
