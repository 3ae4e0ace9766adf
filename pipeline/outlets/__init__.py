"""News outlets as data: how a site's articles are addressed, marked up and dated."""

from pipeline.outlets.loader import load_outlets
from pipeline.outlets.models import DateWords, Furniture, FurnitureLines, HtmlRules, Outlet
from pipeline.outlets.registry import Outlets

__all__ = ["DateWords", "Furniture", "FurnitureLines", "HtmlRules", "Outlet", "Outlets", "load_outlets"]
