"""How the work gets done: article by article, only what changed, on as many processes as there are."""
