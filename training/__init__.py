"""How the model of ``extractors.labeller`` is made: examples, training, the card. Not part of the installed package."""
