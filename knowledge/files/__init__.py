"""Checks, keeps, serves, draws and sweeps files; only confined processes parse them."""
