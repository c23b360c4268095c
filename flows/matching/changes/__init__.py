"""Changes: from when they are measured."""
