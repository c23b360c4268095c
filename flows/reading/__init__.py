"""Reading: bytes -> Article, text reflowed for reading of which every character knows its place in the source file."""
