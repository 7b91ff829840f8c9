"""What every app uses and what knows no ITC: routes, refusals, fragments, text, the disk."""
