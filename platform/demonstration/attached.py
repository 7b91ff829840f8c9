"""Files attached to sheets and messages: one page each, in the light markdown of `demonstration.documents`."""

PRAYERS_MEALS_FEASTS = """
# Ici
Chacun mange à sa faim sans avoir à dire pourquoi : il y a toujours un plat que tous peuvent manger.
Les salariés ne montrent pas leur religion pendant leur travail ; les habitants sont libres, dans le respect des \
autres et des activités.
On fête ce que les habitants proposent de fêter, ouvert à tous, sans célébrer de culte.
# Comment nous les avons écrites
Trois demi-journées, douze personnes, un juriste. Deux mois d'affichage au brouillon, avec un crayon pendu.
# Avant de les recopier
Faites vérifier ce qui s'applique à votre statut et à vos missions. Ces phrases ne se citent contre personne.
"""

RULES_OF_THE_JURY = """
# Ce que le jury décide
L'emploi du fonds de participation des habitants : 6 000 € par an, 700 € au plus par projet. Il décide seul.
# Ce qu'il ne peut pas financer
- Un salaire.
- Un achat au profit d'un seul foyer.
- Une action hors du quartier.
# Comment il décide
1. Le porteur parle dix minutes, puis sort.
2. Chacun dit une question, puis un avis.
3. Vote à main levée ; huit présents au moins.
4. Le motif s'écrit en une phrase.
5. La référente appelle sous 48 heures, pour un oui comme pour un non.
# Quand un juré est concerné
Il le dit, sort, et ne vote pas. Un remplaçant prend sa place.
# Les comptes
| Affiché après chaque séance | Montant |
| Accordé depuis janvier | |
| Versé | |
| Reste | |
"""

HANDOVER_TO_CARE = """
# À faire, dans cet ordre
1. Rester avec la personne. Une collègue prend le reste du groupe.
2. Poser la question : « Est-ce que tu penses à te faire du mal ? »
3. Danger immédiat : appeler le 15.
4. Idées suicidaires : appeler le 3114, avec elle si elle veut bien.
5. Prévenir la direction, même à 21 heures.
# À ne pas faire
- Promettre le secret.
- Rester seul avec l'inquiétude.
- Appeler les parents d'un mineur sans en avoir parlé avec la référente, sauf danger immédiat.
# Le lendemain
[ ] Trois lignes de faits, sans interprétation
[ ] Un appel à la personne, à l'heure dite
[ ] Un quart d'heure avec un collègue, pour soi
"""

FILES = {
    "laicite-trois-situations": {
        "name": "trois-phrases-a-afficher.pdf",
        "title": "Trois phrases à afficher",
        "caption": "La page telle qu'elle est au mur",
        "text": PRAYERS_MEALS_FEASTS,
    },
    "jury-fonds-participation": {
        "name": "reglement-du-jury.docx",
        "title": "Règlement du jury, lisible en dix minutes",
        "caption": "Le règlement, à adapter",
        "text": RULES_OF_THE_JURY,
    },
    "sm-conduite-2": {
        "name": "conduite-a-tenir.pdf",
        "title": "Situation grave : conduite à tenir",
        "text": HANDOVER_TO_CARE,
    },
}
