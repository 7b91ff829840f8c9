"""What all invitations share: a row sent to an address, its signed link, and the page that answers it."""
