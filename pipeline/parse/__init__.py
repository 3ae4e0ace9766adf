"""Pages to articles: lxml finds the article's node, BeautifulSoup reads it, data files say what is furniture."""

from pipeline.parse.inputs import InputOptions, read_inputs
from pipeline.parse.page import parse_page

__all__ = ["InputOptions", "parse_page", "read_inputs"]
