"""The sheets, one a module, a source always before its adaptation. Rich texts are light markdown."""

from website.demo.sheets import (
    caravane_du_bord_de_l_eau,
    code_de_la_route,
    dimanches_adolescents,
    fourgon_des_villages,
    ilot_frais,
    jury_fonds_participation,
    paniers_prix_juste,
    petit_dejeuner_college,
    pied_des_tours,
    poste_accueil_partage,
    pret_ordinateur,
    voisins_du_mardi,
)

SHEETS = [
    module.SHEET
    for module in (
        pied_des_tours,
        petit_dejeuner_college,
        jury_fonds_participation,
        dimanches_adolescents,
        fourgon_des_villages,
        paniers_prix_juste,
        code_de_la_route,
        poste_accueil_partage,
        caravane_du_bord_de_l_eau,
        voisins_du_mardi,
        pret_ordinateur,
        ilot_frais,
    )
]
