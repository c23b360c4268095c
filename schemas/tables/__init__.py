"""One Pandera model a table."""
