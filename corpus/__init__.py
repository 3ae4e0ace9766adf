"""Annotated articles, written for this project, and how we measure against them."""
