"""What is true of the tables: models, code lists, codebook."""
