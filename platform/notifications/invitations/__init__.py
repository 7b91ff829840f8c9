"""What every invitation shares: a row sent to an address, its signed link, and the page that answers it."""
