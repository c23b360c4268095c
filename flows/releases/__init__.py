"""A release: written, published, verified, compared, traced."""
