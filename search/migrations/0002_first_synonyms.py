"""The words of the field to start with; the coordination changes them."""

from django.db import migrations

GROUPS = """
CLAS | contrat local d'accompagnement à la scolarité | accompagnement à la scolarité | aide aux devoirs | soutien scolaire
REAAP | réseau d'écoute, d'appui et d'accompagnement des parents | soutien à la parentalité
LAEP | lieu d'accueil enfants-parents
EVS | espace de vie sociale
QPV | quartier prioritaire | quartier prioritaire de la politique de la ville | politique de la ville
CTG | convention territoriale globale
Caf | caisse d'allocations familiales
CNAF | caisse nationale des allocations familiales
MSA | mutualité sociale agricole
CCAS | centre communal d'action sociale
CIAS | centre intercommunal d'action sociale
PMI | protection maternelle et infantile
ASE | aide sociale à l'enfance | protection de l'enfance
RSA | revenu de solidarité active
AAH | allocation aux adultes handicapés
ALSH | accueil de loisirs | centre aéré | centre de loisirs
EAJE | crèche | multi-accueil | accueil du jeune enfant
RPE | relais petite enfance | RAM | relais d'assistantes maternelles
MDS | maison des solidarités | maison du département
MDPH | maison départementale des personnes handicapées
EPN | espace public numérique
France Services | maison France Services | maison de services au public
conseiller numérique | médiateur numérique | médiation numérique
inclusion numérique | fracture numérique | illectronisme | exclusion numérique
accès aux droits | non-recours | droits sociaux
ados | adolescents | adolescence | jeunes
jeunesse | jeunes adultes
seniors | personnes âgées | aînés | retraités | anciens
petite enfance | tout-petits | jeunes enfants | bébés
enfance | enfants
parents | parentalité | familles
famille monoparentale | parent isolé | mère seule | père seul
handicap | personnes en situation de handicap | personnes handicapées
habitants | résidents | usagers
participation des habitants | pouvoir d'agir | empowerment | capacité d'agir
conseil citoyen | conseil d'habitants | comité d'usagers | conseil de maison
bénévoles | bénévolat | volontaires
adulte-relais | médiateur social | médiation sociale
éducateur de rue | prévention spécialisée | travail de rue
aller vers | hors les murs | pied d'immeuble | animation de rue
laïcité | valeurs de la République | vivre ensemble
lutte contre les discriminations | discriminations | racisme
égalité femmes-hommes | égalité entre les femmes et les hommes | droits des femmes
violences conjugales | violences intrafamiliales | violences faites aux femmes
apprentissage du français | FLE | ASL | ateliers sociolinguistiques | alphabétisation
illettrisme | savoirs de base
insertion | insertion professionnelle | retour à l'emploi
emploi | travail | recherche d'emploi
Pôle emploi | France Travail
mission locale | insertion des jeunes
PLIE | plan local pour l'insertion et l'emploi
IAE | insertion par l'activité économique | chantier d'insertion
logement | habitat
bailleur | bailleur social | HLM | logement social
impayés de loyer | expulsion locative | prévention des expulsions
GUSP | gestion urbaine de proximité | cadre de vie
rénovation urbaine | renouvellement urbain | ANRU | NPNRU
mobilité | transport | déplacements
permis de conduire | code de la route
alimentation | aide alimentaire | épicerie sociale | épicerie solidaire
jardin partagé | jardin collectif | jardin solidaire
transition écologique | écologie | développement durable | environnement
gaspillage | réemploi | récupération | ressourcerie
précarité énergétique | économies d'énergie
canicule | fortes chaleurs | îlot de fraîcheur
santé | prévention santé | promotion de la santé
santé mentale | bien-être | souffrance psychique
CLS | contrat local de santé
CPTS | communauté professionnelle territoriale de santé
addictions | conduites addictives | drogues
isolement | solitude | lien social
culture | pratiques artistiques | éducation artistique et culturelle
sport | activité physique
vacances | départ en vacances | séjour | VACAF
décrochage scolaire | absentéisme | raccrochage
harcèlement | harcèlement scolaire
réseaux sociaux | écrans | usages numériques
évaluation | bilan | mesure d'impact | utilité sociale
diagnostic | diagnostic partagé | diagnostic social
projet social | contrat de projet | agrément
financement | subvention | appel à projets
FJT | foyer de jeunes travailleurs | résidence habitat jeunes
gens du voyage | voyageurs
exilés | migrants | réfugiés | demandeurs d'asile
ITC | instance territoriale de concertation
compte rendu | relevé de décisions | procès-verbal
"""


def add(apps, schema_editor):
    group = apps.get_model("search", "SynonymGroup")
    group.objects.bulk_create(
        group(expressions="\n".join(word.strip() for word in line.split("|"))) for line in GROUPS.strip().splitlines()
    )


def remove(apps, schema_editor):
    apps.get_model("search", "SynonymGroup").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [("search", "0001_initial")]

    operations = [migrations.RunPython(add, remove)]
