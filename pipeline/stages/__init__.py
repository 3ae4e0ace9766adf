"""The stages in their order. Each reads what the stage before stored, writes its own, and can be run alone."""
