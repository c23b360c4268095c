"""Whose: whom a figure is about."""
