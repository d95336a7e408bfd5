"""The word lists of the Arabic reader."""
