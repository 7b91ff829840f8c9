"""The labels of the field's own documents to start with; the coordination changes them."""

from django.db import migrations
from django.utils.text import slugify

from web.alphabet import french_key

LABELS = {
    "title": "Intitulé | Intitulé de l'action | Nom de l'action | Nom du projet | Titre de l'action | Titre du projet",
    "summary": "Résumé | En quelques mots | Présentation | Présentation de l'action | L'essentiel | Description | "
    "Description de l'action",
    "topics": "Thème | Thèmes | Thématique | Thématiques | Domaine | Domaines",
    "keywords": "Mots clefs",
    "publics": "Public | Public visé | Publics visés | Public cible | Public concerné | Publics concernés | "
    "Bénéficiaires | Pour qui",
    "lead_organisation": "Porteur | Porteur du projet | Structure | Centre social | Organisme porteur | Porté par",
    "contact": "Contacts | Personne à contacter | Personne ressource | Référent",
    "territory": "Lieu | Lieu de l'action | Quartier | Commune | Périmètre | Où",
    "context": "Contexte | Besoin repéré | Besoins repérés | Besoins | Constat | Constats | Constat de départ | "
    "Diagnostic | Problématique | Origine du projet | Pourquoi | Pourquoi cette action | Contexte et enjeux | Le besoin",
    "objectives": "Objectif | Objectifs de l'action | Objectifs visés | But | Buts | Finalités | Ce qu'on cherche",
    "steps": "Déroulement | Étapes | Déroulé | Déroulement de l'action | Mise en œuvre | Les étapes | Démarche | "
    "Méthode | Comment ça se passe | Calendrier des étapes | Étapes de réalisation | Comment",
    "resident_participation": "Place des habitants | Participation des habitants | Implication des habitants",
    "partners": "Partenaires | Partenariats | Partenaires mobilisés | Avec qui | Partenaire",
    "human_means": "Moyens humains mobilisés | Équipe | Ressources humaines | Personnel",
    "material_means": "Matériel | Moyens techniques | Équipement | Logistique",
    "budget_range": "Coût | Budget prévisionnel | Coût de l'action",
    "funders": "Financement | Financements | Financeur | Sources de financement",
    "duration": "Durée de l'action",
    "period": "Dates | Calendrier | Quand | Date",
    "outcomes": "Résultats | Effets | Bilan | Résultats obtenus | Impact | Impacts | Évaluation | "
    "Ce que ça a changé | Ce qui a changé | Effets constatés | Résultats attendus et obtenus",
    "levers": "Levier | Points forts | Facteurs de réussite | Ce qui aide | Ce qui a marché",
    "obstacles": "Frein | Difficultés | Difficultés rencontrées | Limites | Points faibles | Ce qui freine | Obstacles",
    "watch_points": "Vigilance | Point de vigilance | À surveiller | Précautions | Conseils",
    "lessons": "Enseignements | Leçons | Pistes d'amélioration | Ce qu'on referait | Perspectives",
    "transfer_conditions": "Transférabilité | Conditions de réussite | Conditions de transfert",
    "innovation_note": "Innovation | Caractère innovant",
    "purpose": "Utilité | À quoi cela sert | Objet de l'outil",
    "instructions": "Utilisation | Comment s'en servir | Consignes",
    "equipment": "Matériel nécessaire",
    "body": "Information | Contenu",
    "what_to_do": "À faire | Ce qu'il faut faire",
    "done": "Actions menées | Ce que nous avons fait",
    "decided": "Décisions | Décisions prises",
    "follow_up": "Suites | Et après",
}


def fill(apps, schema_editor):
    known = apps.get_model("knowledge", "KnownLabel").objects
    seen = set()
    for answer, names in LABELS.items():
        for name in names.split("|"):
            name = name.strip()
            slug = slugify(name)[:80]
            if slug not in seen:
                seen.add(slug)
                known.get_or_create(slug=slug, defaults={"name": name, "answer": answer, "name_key": french_key(name)})


class Migration(migrations.Migration):
    dependencies = [("knowledge", "0014_imported_documents")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
