"""Brings a sheet that its author had in Word: what is not recognised waits, and the file is attached.

Whoever tries the demonstration reads that draft, or takes its file to begin another one from it.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from demonstration.documents import upload
from demonstration.moments import Event, days_ago
from demonstration.settling import Known
from knowledge.actions import start_from_document
from knowledge.exchange.importing.documents import brought
from knowledge.exchange.importing.drafting import draft_from
from knowledge.types import type_of

# As centres fill in the form of a call for projects: their own titles, and one that no answer has.
TEXT = """
Le mercredi, une armoire de prêt au fond du hall : poussettes, lits pliants, sièges de voiture, pour la semaine où \
les petits-enfants viennent.
# Constat de départ
Les grands-parents de la tour B gardent leurs petits-enfants aux vacances. Ils achètent une poussette pour dix jours, \
ou ils renoncent à les prendre.
# Public visé
Familles
# Objectifs de l'action
- Que personne ne renonce à recevoir un enfant faute de matériel
- Que les habitants tiennent l'armoire eux-mêmes
# Déroulement
1. Récupérer : un appel aux dons, trois samedis de tri
2. Vérifier : une puéricultrice de la PMI écarte ce qui n'est plus aux normes
3. Prêter : un cahier, une caution de deux euros, dix jours
4. Laver : chaque retour, le jeudi matin, avec les deux bénévoles qui savent comment
# Partenaires
- Service de PMI : vérifie le matériel deux fois par an
- Bailleur : prête le local et l'éclaire
# Résultats obtenus
Quarante prêts depuis février, une seule poussette perdue. Trois familles ont donné à leur tour ce qu'elles avaient \
emprunté ailleurs.
# Points faibles
Le local ferme à 18 heures : les parents qui travaillent n'y viennent pas.
# Ce que dit le cahier
| Mois | Prêts | Rendus à temps |
| Mars | 12 | 9 |
| Avril | 28 | 26 |
# Mot de la bénévole
« On se croise au lavage, et on finit par parler d'autre chose que des poussettes. »
"""
NAME = "armoire-de-pret.docx"
SPACE = "itc-marseille-nord"
AUTHOR = "directrice@demo.test"
TITLE = "L'armoire de prêt pour les petits-enfants"
BROUGHT = 3  # days ago


@dataclass
class FromWord:
    known: Known

    def events(self) -> Iterator[Event]:
        yield Event(days_ago(BROUGHT), 40, self.bring)

    def bring(self) -> None:
        author, space = self.known.people[AUTHOR], self.known.spaces[SPACE]
        sent = upload(NAME, title=TITLE, author=author.get_full_name(), text=TEXT)
        read = brought(sent)
        draft = draft_from(read.document, known=type_of("fiche"), space=space, name=read.name)
        start_from_document(space=space, actor=author, brought=read, draft=draft)
