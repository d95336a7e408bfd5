"""Read a text: what its sentences state, each with its span. Pure: no gazetteer, no clock, no files but our own."""
