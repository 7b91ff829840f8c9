"""Departments, seats, private spaces, and the one package that decides access."""
