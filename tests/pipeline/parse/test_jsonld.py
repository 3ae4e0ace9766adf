import pytest

from pipeline.parse.jsonld import LinkedArticle, read_jsonld

ARTICLE = '"@type": "NewsArticle", "headline": "Жаңа кітапхана", "datePublished": "2026-02-04"'
READ = LinkedArticle(headline="Жаңа кітапхана", published="2026-02-04")


@pytest.mark.parametrize(
    "script",
    [
        f"{{{ARTICLE}}}",
        f"[{{\"@type\": \"WebSite\"}}, {{{ARTICLE}}}]",
        f'{{"@graph": [{{"@type": "BreadcrumbList"}}, {{{ARTICLE}}}]}}',
        f'{{"@type": "WebPage", "mainEntity": {{{ARTICLE}}}}}',
        f"{{{ARTICLE},}}",
        f"//<![CDATA[\n{{{ARTICLE}}}\n//]]>",
        f"{{{ARTICLE}}};",
        f"{{{ARTICLE}, \"description\": \"строка\nс переносом\"}}",
        f"{{{ARTICLE}, \"description\": \"кавычка \" внутри\"}}",
        f"{{{ARTICLE}",
        f'{{{ARTICLE}, "author": 5, "articleBody": ["x"]}}',
        ARTICLE.join(('{"@type": ["Thing", "NewsArticle"], "x": [], ', "}")).replace('"@type": "NewsArticle", ', ""),
    ],
    ids=lambda script: script[:24],
)  # fmt: skip
def test_the_article_is_found_in_sound_and_broken_json(script: str) -> None:
    assert read_jsonld(["{}", script]) == READ


@pytest.mark.parametrize("script", ["", "[" * 100_000, "null", '"NewsArticle"', '{"@type": {"a": 1}}', "{]"])
def test_what_holds_no_article_gives_nothing(script: str) -> None:
    assert read_jsonld([script]) == LinkedArticle()


def test_the_pages_article_is_not_a_list_item() -> None:
    other = '{"@type": "ItemList", "itemListElement": [{"@type": "NewsArticle", "headline": "Другая"}]}'
    assert read_jsonld([other, f"{{{ARTICLE}}}"]) == READ


def test_people_sign_and_organisations_do_not() -> None:
    authors = '[{"@type": "Person", "name": "А. Ким"}, "Б. Ли", {"@type": "NewsMediaOrganization", "name": "Kz"}, null]'
    assert read_jsonld([f'{{{ARTICLE}, "author": {authors}}}']).author == "А. Ким, Б. Ли"
