"""Seats, invitations and handover: actions and pages."""
