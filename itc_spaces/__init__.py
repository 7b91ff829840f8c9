"""Departments, seats, private spaces, and the one module that decides access."""
