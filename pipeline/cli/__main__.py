"""``python -m pipeline.cli`` is ``tizilim``."""

from pipeline.cli import main

main()
