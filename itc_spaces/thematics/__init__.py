"""Life of a thematic, invitations of experts, participants."""
