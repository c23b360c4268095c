"""Indicators and subjects with definitions, the phrases that name them, units and ranges."""

from schemas.codebook.models import Counted, Indicator, Subject

__all__ = ["Counted", "Indicator", "Subject"]
