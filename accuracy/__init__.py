"""The accuracy gate: `make accuracy` scores the program against annotated reports and fails below a pinned floor."""
