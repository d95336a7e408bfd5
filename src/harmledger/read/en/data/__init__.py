"""Word lists and constructions of English."""
