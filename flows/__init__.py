"""What runs: flows, the command line, and the tree of errors; the folders below are the plain core."""

__version__ = "0.5.0"
