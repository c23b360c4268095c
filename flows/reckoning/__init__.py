"""The ledger, the reckoning of figures against each other, corrections, and the checks of all tables."""
