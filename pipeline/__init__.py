"""The flow in its own order: outlets, fetch, parse, extract, merge, store, export, and the command line."""
