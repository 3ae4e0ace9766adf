import pytest

from pipeline.outlets import Outlets, load_outlets

VARIANTS = [
    ("http://zakon.kz/sobytiia/6493578-novost.html?utm_source=x",
     "https://www.zakon.kz/sobytiia/6493578-novost.html", "zakon-ru"),
    ("https://www.zakon.kz/amp/sobytiia/6493578-novost.html",
     "https://www.zakon.kz/sobytiia/6493578-novost.html", "zakon-ru"),
    ("https://KAZ.zakon.kz/kogam/6075995-a.html#top",
     "https://kaz.zakon.kz/kogam/6075995-a.html", "zakon-kk"),
    ("https://informburo.kz./novosti/eshhyo-odna",
     "https://informburo.kz/novosti/eshhyo-odna", "informburo"),
    ("https://almaty.tv./kz/news/o/1945-abc/amp",
     "https://almaty.tv/kz/news/o/1945-abc", "almaty-tv"),
    ("https://el.kz./ru/amp/v-almaty_127837",
     "https://el.kz/ru/v-almaty_127837/", "elkz"),
    ("https://liter.kz/pochemu-1676959901/amp",
     "https://liter.kz/pochemu-1676959901/", "liter"),
    ("https://egemen.kz/amp/article/266953-kitap",
     "https://egemen.kz/article/266953-kitap", "egemen"),
    ("https://m.tengrinews.kz/news/a-b-41181",
     "https://tengrinews.kz/news/a-b-41181/", "tengrinews"),
    ("https://kaz.tengrinews.kz/news/a-b-41181/?from=mail",
     "https://kaz.tengrinews.kz/news/a-b-41181/", "tengrinews"),
    ("https://kaz.inform.kz/news/a-312785/",
     "https://kaz.inform.kz/news/a-312785", "inform-kk"),
    ("https://www.zakon.kz/lenta/?p=2&utm_medium=x",
     "https://www.zakon.kz/lenta/?p=2", "zakon-ru"),
    ("HTTP://Example.org:80/a/amp?b=1&FBCLID=2&c=%D3%99#x",
     "http://example.org/a/amp?b=1&c=%D3%99", None),
    ("http://127.0.0.1:8765",
     "http://127.0.0.1:8765/", None),
]  # fmt: skip


@pytest.fixture(scope="module")
def outlets() -> Outlets:
    return load_outlets()


@pytest.mark.parametrize(("url", "canonical", "outlet"), VARIANTS)
def test_one_article_has_one_address(outlets: Outlets, url: str, canonical: str, outlet: str | None) -> None:
    assert outlets.canonical(url) == canonical
    assert outlets.canonical(canonical) == canonical
    found = outlets.for_url(url)
    assert (found.id if found else None) == outlet


@pytest.mark.parametrize("url", ["ftp://zakon.kz/a", "/novosti/a", "javascript:void(0)", "https://", "http://[::1"])
def test_what_is_no_address_is_refused(outlets: Outlets, url: str) -> None:
    with pytest.raises(ValueError, match=r"address|URL"):
        outlets.canonical(url)


def test_articles_are_told_from_listings(outlets: Outlets) -> None:
    assert outlets.is_article("https://vecher.kz/ru/article/v-almaty.html")
    assert not outlets.is_article("https://vecher.kz/ru/")
    assert not outlets.is_article("https://example.org/ru/article/v-almaty.html")


def test_a_language_edition_of_an_unknown_script_is_no_outlet_of_ours(outlets: Outlets) -> None:
    assert outlets.for_url("https://qz.inform.kz/news/almatida-26a146") is None
    assert outlets.for_url("https://notzakon.kz/a") is None
