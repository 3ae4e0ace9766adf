from __future__ import annotations

import base64
import hashlib
import re
from html import unescape

import pytest
from sample_registry import ARTICLES, REGISTRY, witness

from pipeline.export.page import page_bytes, page_view
from pipeline.export.views import web_address
from pipeline.export.words import Words
from schemas import (
    Article,
    Branch,
    BranchField,
    Conflict,
    FieldState,
    Kind,
    Language,
    Names,
    Registry,
    Source,
    SourcedValue,
)

EVIL = "<script>alert('x')</script>"
BREAKOUT = "\"'><img src=x onerror=alert(1)>"


def _hostile() -> tuple[Registry, dict[str, Article]]:
    text = f"{EVIL}\n\nДо {EVIL} и {BREAKOUT} после </mark></style>."
    article = Article(id="evil", language=Language.RU, text=text)
    start = text.rindex(EVIL)
    source = Source(
        article="evil",
        outlet=EVIL,
        url="javascript:alert(1)",
        title=BREAKOUT,
        language=Language.RU,
        quote=EVIL,
        start=start,
        end=start + len(EVIL),
        confidence=0.9,
        extractor=EVIL,
        rule=BREAKOUT,
    )
    phone = SourcedValue(value="+77271234567", confidence=0.9, rule=EVIL, confirmed_by=BREAKOUT, sources=(source,))
    branch = Branch(
        id="evil",
        names={Language.KK: Names(name=EVIL, aliases=(BREAKOUT,)), Language.RU: Names(name=BREAKOUT)},
        kind=Kind.BRANCH,
        city="almaty",
        fields={BranchField.PHONE: FieldState(current=(phone,), history=(phone,))},
    )
    conflict = Conflict(owner="evil", field=BREAKOUT, reason=EVIL, values=(phone,))
    return Registry(branches=(branch,), conflicts=(conflict,), generated_from={EVIL: BREAKOUT}), {"evil": article}


def test_hostile_text_is_escaped_everywhere(words: Words) -> None:
    registry, articles = _hostile()
    html = page_bytes(registry, articles, words).decode()
    assert html.count("<script") == 1
    assert "<img" not in html
    assert 'href="javascript:' not in html
    assert f"<mark>{EVIL}</mark>" in unescape(html)
    assert "&lt;script&gt;alert" in html


def test_the_policy_allows_the_inline_parts_by_hash_alone(words: Words) -> None:
    html = page_bytes(REGISTRY, ARTICLES, words).decode()
    policy = unescape(re.search(r'Content-Security-Policy" content="([^"]+)"', html)[1])  # type: ignore[index]
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    for tag in ("style", "script"):
        (inline,) = re.findall(f"<{tag}>(.*?)</{tag}>", html, re.DOTALL)
        assert f"'sha256-{base64.b64encode(hashlib.sha256(inline.encode()).digest()).decode()}'" in policy
    assert not re.search(r"\sstyle=|\son[a-z]+=", html)


def test_nothing_is_loaded_from_elsewhere(words: Words) -> None:
    html = page_bytes(REGISTRY, ARTICLES, words).decode()
    assert not re.search(r"<(?:iframe|object|embed|img|base)\b|@import|url\(|\ssrc=", html)


@pytest.mark.parametrize(
    ("address", "followed"),
    [
        ("https://zakon.kz/1", True),
        ("http://zakon.kz/1", True),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("//zakon.kz/1", False),
        ("https:///path", False),
        ("https://[broken", False),
        ("file:///etc/passwd", False),
        (None, False),
    ],
)
def test_only_web_addresses_become_links(address: str | None, followed: bool) -> None:
    assert web_address(address) == (address if followed else None)


def test_every_quote_is_marked_in_its_passage(words: Words) -> None:
    html = unescape(page_bytes(REGISTRY, ARTICLES, words).decode())
    quote = witness("feb-kk", "қорында 40 мыңнан астам кітап").quote
    assert f"Аумағы 410 шаршы метр, <mark>{quote}</mark> сақтаулы" in html


def test_a_conflict_without_its_owner_is_still_shown(words: Words) -> None:
    value = SourcedValue(value="1962", confidence=1, confirmed_by="R", sources=())
    registry = Registry(conflicts=(Conflict(owner="gone", field="opened", reason="Two years.", values=(value,)),))
    (shown,) = page_view(registry, {}, words).conflicts
    assert shown.owner_title.kk == "gone"
    assert shown.label.en == "Opened"


def test_the_charts_place_what_is_known(words: Words) -> None:
    view = page_view(REGISTRY, ARTICLES, words)
    assert view.opened is not None
    assert view.holdings is not None
    opened = {dot.branch: dot for dot in view.opened.dots}
    assert not opened["zhambyl-youth"].exact
    assert opened["national"].x < opened["writers"].x < opened["kulboldy"].x
    assert all(0 <= dot.x <= 100 for dot in (*view.opened.dots, *view.holdings.dots))
    assert view.holdings.dots[0].branch == "national"
    assert [dot.x for dot in view.holdings.dots] == sorted((dot.x for dot in view.holdings.dots), reverse=True)
    stacked = [(dot.x, dot.level) for dot in view.opened.dots]
    assert len(set(stacked)) == len(stacked)


def test_an_announced_night_is_not_yet_round_the_clock(words: Words) -> None:
    views = {branch.id: branch for branch in page_view(REGISTRY, ARTICLES, words).branches}
    assert views["writers"].round_the_clock
    assert not views["chekhov"].round_the_clock
    hours = views["chekhov"].cells["opening_hours"]
    assert hours is not None
    assert hours.pending is not None
    assert hours.pending.ru == "с 1 марта 2026"


def test_a_name_that_both_languages_share_is_listed_once(words: Words) -> None:
    views = {branch.id: branch for branch in page_view(REGISTRY, ARTICLES, words).branches}
    assert views["alatau-hub"].shown == {"kk": "Alatau Creative Hub"}
    assert list(views["writers"].shown) == ["kk", "ru"]
    assert views["kulboldy"].named == "none"
