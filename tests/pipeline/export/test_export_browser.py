"""The page as a person meets it: in a real browser, on a phone and on a desk, in the light and in the dark."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page
from sample_registry import ARTICLES, BRANCHES, REGISTRY

from pipeline.export import export

OpenPage = Callable[..., Page]

pytestmark = pytest.mark.browser

CONTRAST = """
() => {
  const channel = (value) => (value <= 10.31475 ? value / 3294.6 : ((value / 255 + 0.055) / 1.055) ** 2.4);
  const numbers = (colour) => {
    const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
    canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const light = (colour) => {
    const [r, g, b] = numbers(colour).map(channel);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = (node) => {
    for (let at = node; at; at = at.parentElement) {
      const colour = getComputedStyle(at).backgroundColor;
      if (numbers(colour)[3] === 255) return colour;
    }
    return "white";
  };
  document.querySelectorAll("details").forEach((one) => { one.open = true; });
  const faint = [];
  for (const node of document.querySelectorAll("body *")) {
    const own = [...node.childNodes].some((child) => child.nodeType === 3 && child.data.trim());
    if (!own || !node.checkVisibility() || node.disabled || node.closest("button:disabled, script, option")) continue;
    const style = getComputedStyle(node);
    const [a, b] = [light(node.closest("svg") ? style.fill : style.color), light(ground(node))].sort((x, y) => y - x);
    const ratio = (a + 0.05) / (b + 0.05);
    if (ratio < 4.5) faint.push(`${ratio.toFixed(2)} ${node.tagName} ${node.textContent.slice(0, 30)}`);
  }
  return faint;
}
"""


def test_the_page_opens_without_errors_and_asks_nothing_of_the_network(open_page: OpenPage, site: Path) -> None:
    page = open_page()
    said: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    page.reload()
    page.click("#expand")
    page.fill("#q", "роз")
    assert said == []
    assert [url for url in asked if not url.startswith("data:")] == [site.as_uri()]


@pytest.mark.parametrize("width", [360, 768, 1280])
@pytest.mark.parametrize("locale", ["kk-KZ", "ru-RU"])
def test_nothing_reaches_beyond_the_screen(open_page: OpenPage, width: int, locale: str) -> None:
    page = open_page(width=width, locale=locale)
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_long_unbroken_names_wrap(open_page: OpenPage, tmp_path: Path) -> None:
    first = BRANCHES[0]
    names = {language: spoken.model_copy(update={"name": "Ұ" * 300}) for language, spoken in first.names.items()}
    registry = REGISTRY.model_copy(update={"branches": (first.model_copy(update={"names": names}), *BRANCHES[1:])})
    export(registry, ARTICLES, tmp_path)
    page = open_page(width=360, path=tmp_path / "index.html")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("крылова", ["krylov"]),
        ("казакстан жазушылары", ["writers"]),
        ("RFID", ["writers"]),
        ("розыбакиев 247", ["rozybakiev-247"]),
        ("rozybakiev-247-7", ["rozybakiev-247"]),
        ("Медеуский", ["zhambyl-youth"]),
        ("нет такой", []),
    ],
)
def test_the_search_finds_branches(open_page: OpenPage, query: str, found: list[str]) -> None:
    page = open_page()
    page.fill("#q", query)
    visible = page.eval_on_selector_all(".branch:not([hidden])", "nodes => nodes.map(node => node.id.slice(2))")
    assert visible == found
    assert page.inner_text("#found") == str(len(found))
    assert page.is_visible("#nothing") == (not found)


def test_filters_narrow_and_clear(open_page: OpenPage) -> None:
    page = open_page()
    shown = ".branch:not([hidden])"
    page.select_option("#f-kind", "children")
    assert page.locator(shown).count() == 2
    page.select_option("#f-names", "ru")
    assert page.locator(shown).count() == 1
    page.click("#reset")
    page.wait_for_selector("#reset[disabled]", state="attached")
    assert page.locator(shown).count() == len(BRANCHES)
    page.check("#f-always")
    assert page.locator(shown).count() == 4
    page.check("#f-conflict")
    assert page.locator(shown).count() == 1
    page.uncheck("#f-always")
    page.select_option("#f-district", "medeu")
    assert page.locator(shown).count() == 0


def test_branches_sort(open_page: OpenPage) -> None:
    page = open_page()
    order = "nodes => nodes.map(node => node.id.slice(2))"
    page.select_option("#sort", "holdings")
    assert page.eval_on_selector_all(".branch", order)[:3] == ["national", "chekhov", "regional"]
    page.select_option("#sort", "opened")
    assert page.eval_on_selector_all(".branch", order)[:3] == ["national", "krylov", "chekhov"]


@pytest.mark.parametrize(
    ("locale", "language", "heading"),
    [
        ("kk-KZ", "kk", "Алматы кітапханаларының тізілімі"),
        ("ru-RU", "ru", "Реестр библиотек Алматы"),
        ("en-GB", "en", "Almaty library registry"),
        ("de-DE", "kk", "Алматы кітапханаларының тізілімі"),
    ],
)
def test_the_page_speaks_its_readers_language(open_page: OpenPage, locale: str, language: str, heading: str) -> None:
    page = open_page(locale=locale)
    assert page.inner_text("h1") == heading
    assert page.title() == heading
    assert page.get_attribute("html", "lang") == language


def test_the_language_switch_changes_labels_and_is_remembered(open_page: OpenPage) -> None:
    page = open_page(locale="kk-KZ")
    assert page.inner_text("#branches-title") == "Кітапханалар"
    page.check("#ui-ru", force=True)
    assert page.inner_text("#branches-title") == "Библиотеки"
    assert page.inner_text("#f-kind option:first-child") == "все"
    assert page.get_attribute("#q", "placeholder") == "Название, улица, услуга…"
    page.reload()
    assert page.inner_text("#branches-title") == "Библиотеки"


def test_the_theme_switch_changes_colours_and_is_remembered(open_page: OpenPage) -> None:
    page = open_page(color_scheme="light")
    ground = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(ground)
    page.check("#theme-dark", force=True)
    dark = page.evaluate(ground)
    assert dark != light
    page.reload()
    assert page.evaluate(ground) == dark
    assert open_page(color_scheme="dark").evaluate(ground) == dark


def test_the_page_works_without_a_script(open_page: OpenPage) -> None:
    page = open_page(java_script_enabled=False)
    assert page.inner_text("h1") == "Алматы кітапханаларының тізілімі"
    assert not page.is_visible(".tools")
    page.check("#ui-ru", force=True)
    assert page.inner_text("h1") == "Реестр библиотек Алматы"
    page.click("#b-writers > summary")
    assert page.is_visible("#f-writers-holdings")


def test_quotes_are_marked_exactly(open_page: OpenPage) -> None:
    page = open_page()
    marks = page.eval_on_selector_all("#f-writers-holdings mark", "nodes => nodes.map(node => node.textContent)")
    assert marks == ["қорында 40 мыңнан астам кітап", "её фонд превышает 40 тысяч книг", "её фонд — 38 тысяч книг"]
    assert page.locator("mark").count() == page.locator(".source").count()


def test_an_address_with_a_hash_opens_its_branch(open_page: OpenPage) -> None:
    page = open_page(anchor="#b-writers")
    assert page.is_visible("#f-writers-opened")
    page.click(".chart a[href='#b-krylov'] >> nth=0")
    page.wait_for_selector("#f-krylov-opened", state="visible")


def test_the_keyboard_reaches_everything(open_page: OpenPage) -> None:
    page = open_page()
    page.focus("#b-writers > summary")
    page.keyboard.press("Enter")
    assert page.is_visible("#f-writers-opened")
    page.focus("#f-writers-holdings .value > summary")
    page.keyboard.press("Space")
    assert page.is_visible("#f-writers-holdings mark >> nth=0")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_from_its_ground(open_page: OpenPage, scheme: str) -> None:
    assert open_page(color_scheme=scheme, bypass_csp=True).evaluate(CONTRAST) == []


def test_print_drops_the_tools(open_page: OpenPage) -> None:
    page = open_page(color_scheme="dark")
    page.emulate_media(media="print")
    assert not page.is_visible(".tools")
    assert page.is_visible("#list")
