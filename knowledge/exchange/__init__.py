"""Import from and export to office documents."""
