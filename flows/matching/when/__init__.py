"""When: the period in which a figure holds, or the date of an event."""
