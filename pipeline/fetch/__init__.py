"""Fetch: from a source (a folder, a file, a web address) to the bytes of pages."""

from pipeline.fetch.local import local_files, read_file
from pipeline.fetch.sources import Source, resolve_sources
from pipeline.fetch.web import Downloader, Limits

__all__ = ["Downloader", "Limits", "Source", "local_files", "read_file", "resolve_sources"]
