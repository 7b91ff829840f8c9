"""The people of the demonstration, all invented, and their offices."""

from demonstration import var
from demonstration.accounts import DOMAIN

# (account, first name, last name, quality, agrees to be in the directory)
_ROWS = [
    ("directrice", "Nadège", "Ferrandin", "directrice du centre social Les Terrasses du Vallon", True),
    ("adjointe.terrasses", "Samia", "Lahoual", "directrice adjointe du centre social Les Terrasses du Vallon", True),
    ("directeur.figuiers", "Yacine", "Tellier", "directeur du centre social Les Trois Figuiers", True),
    ("directrice.hirondelles", "Odile", "Marsanne", "directrice du centre social La Bastide aux Hirondelles", True),
    ("delegue.marseille", "Hugo", "Rocabert", "délégué du préfet, Marseille Nord", False),
    ("caf.marseille", "Fatou", "Marsac", "conseillère technique de territoire, Caf 13", True),
    ("suivi", "Céline", "Vauverte", "chargée de mission, Région Sud", True),
    ("departement", "Pierre-Yves", "Garance", "chargé de territoire, Département 13", True),
    ("ville.marseille", "Leïla", "Combasson", "chargée de mission équipements sociaux, Ville de Marseille", False),
    ("ucs", "Vincent", "Alpillon", "délégué, UCS 13", True),
    ("leolagrange", "Marion", "Tuilière", "responsable de territoire, Léo Lagrange Méditerranée", True),
    ("directeur.arles", "Bastien", "Roumiès", "directeur du centre social Les Roseaux du Rhône", True),
    ("directrice.tarascon", "Hélène", "Mourguette", "directrice du centre social Le Pont des Mûriers", True),
    ("responsable.draille", "Inès", "Cabassole", "responsable de l'espace de vie sociale La Draille", True),
    ("delegue.arles", "Aurélie", "Fontcouverte", "déléguée du préfet, Pays d'Arles", False),
    ("caf.arles", "Delphine", "Sauveplan", "conseillère technique de territoire, Caf 13", True),
    ("region.arles", "Étienne", "Crozat-Lure", "chargé de mission, Région Sud", False),
    ("ville.arles", "Christelle", "Bonpasset", "responsable de la vie associative, Ville d'Arles", True),
    ("msa", "Gilles", "Tourretin", "chargé de développement social, MSA", True),
    ("directrice.portdebouc", "Anissa", "Querolles", "directrice du centre social La Sardinade", True),
    ("directeur.vitrolles", "Mathieu", "Istralet", "directeur du centre social Les Salicornes", True),
    ("directrice.miramas", "Patricia", "Olmède", "directrice du centre social Les Platanes de la Gare", True),
    ("directeur.salon", "Farid", "Esquirelle", "directeur du centre social Le Canal Vert", True),
    ("delegue.berre", "Loïc", "Peyrolan", "délégué du préfet, Étang de Berre", False),
    ("caf.berre", "Julie", "Saltière", "conseillère technique de territoire, Caf 13", True),
    ("ville.vitrolles", "Sandrine", "Valensolle", "responsable de la politique de la ville, Ville de Vitrolles", True),
    ("carsat", "Denis", "Aubagnac", "chargé de prévention, Carsat", True),
    ("directrice.aix", "Claire", "Vaubonne", "directrice du centre social Le Fil de l'Eau Vive", True),
    ("directeur.bugade", "Romain", "Tholonel", "directeur du centre social La Bugade", True),
    ("responsable.lavoir", "Amina", "Bellegarde", "responsable de l'espace de vie sociale Le Lavoir", True),
    ("delegue.aix", "Sophie", "Arbanel", "déléguée du préfet, Pays d'Aix", False),
    ("caf.aix", "Thierry", "Lambescat", "conseiller technique de territoire, Caf 13", True),
    ("ville.aix", "Jérôme", "Cuquesse", "responsable de l'animation des quartiers, Ville d'Aix-en-Provence", True),
    ("ifac", "Laurence", "Bimontel", "responsable de secteur, IFAC", True),
    ("directrice.laciotat", "Magali", "Cassidain", "directrice du centre social Les Hautes Restanques", True),
    ("directeur.greement", "Karim", "Bessoulet", "directeur du centre social Le Vieux Gréement", True),
    ("responsable.pointus", "Élodie", "Figuerol", "responsable de l'espace de vie sociale La Cabane des Pointus", True),
    ("delegue.est", "Bruno", "Ginestal", "délégué du préfet, Littoral Est", False),
    ("caf.littoral", "Nadia", "Roquefève", "conseillère technique de territoire, Caf 13", True),
    ("ville.laciotat", "Philippe", "Tramassin", "adjoint à la direction des solidarités, Ville de La Ciotat", False),
    ("ail", "Sylvie", "Camplong", "déléguée, AIL", True),
    ("directrice.toiles", "Mireille", "Savournel", "directrice du centre social La Halle aux Toiles", True),
    ("directeur.tilleuls", "Damien", "Chaffarel", "directeur du centre social Le Cours des Tilleuls", True),
    ("responsable.traverse", "Awa", "Senglar", "responsable de l'espace de vie sociale La Traverse", True),
    ("delegue.centre", "Olivier", "Prunelas", "délégué du préfet, Marseille Centre", False),
    ("caf.centre", "Isabelle", "Longuevigne", "conseillère technique de territoire, Caf 13", True),
    ("departement.est", "Nathalie", "Garlabane", "chargée de territoire, Département 13", True),
    ("cco", "Gérard", "Minassol", "responsable pédagogique, CCO", True),
    ("metropole", "Anaïs", "Pharelle", "cheffe de projet cohésion sociale, Métropole", True),
    ("experte", "Solène", "Kaciora", "maîtresse de conférences en sciences de l'éducation", True),
    ("expert.sante", "Raphaël", "Montségur", "psychologue, conseiller technique en santé mentale", True),
    ("experte.logement", "Judith", "Verdillon", "sociologue de l'hébergement et du logement", True),
    ("coordination", "Maud", "Estiennet", "animatrice de la Convention cadre, coordination départementale", True),
    ("validation", "Joël", "Tamarinot", "conseiller technique, membre du Comité technique", True),
]

PEOPLE = [
    {"email": account + DOMAIN, "first_name": first, "last_name": last, "quality": quality, "listed": listed}
    for account, first, last, quality, listed in (*_ROWS, *var.PEOPLE)
]

OFFICES = [
    {"email": "coordination@demo.test", "kind": "COORDINATOR", "committee": None},
    {"email": "validation@demo.test", "kind": "VALIDATOR", "committee": "Comité technique"},
]
