"""Patterns: what a rule says of a line, compiled to RE2, and which of many may fit it."""
