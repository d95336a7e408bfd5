"""Word lists shared by the readers of all languages."""
