"""Seats, invitations, handover: actions and pages."""
