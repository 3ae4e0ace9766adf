"""Fuzzing of the extraction with atheris; `make fuzz` runs it."""
