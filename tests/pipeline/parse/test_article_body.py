import pytest
from lxml import etree

from pipeline.parse.body import Paragraph, cut, find_node, read_paragraphs
from pipeline.parse.tree import read_tree
from schemas.errors import InputError


def paragraphs(html: str) -> list[str]:
    return [paragraph.text for paragraph in read_paragraphs(read_tree(html, where="page"))]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>бір</p><p>екі</p>", ["бір", "екі"]),
        ("до <b>жир</b>ного<p>абзац</p>после", ["до жирного", "абзац", "после"]),
        ("раз<br>два<br/><br/>три", ["раз", "два", "три"]),
        ("<ul><li>а</li><li>ә<ul><li>б</li></ul></li></ul>", ["а", "ә", "б"]),
        ("<table><tr><td>а</td><td>б<br>в</td></tr><tr><td>г</td></tr></table>", ["а | б в", "г"]),
        ("<blockquote><p>«сөз»</p></blockquote><h2>бас</h2>", ["«сөз»", "бас"]),
        ("<p> \n </p><p>&nbsp;</p><div></div>", []),
    ],
)
def test_blocks_become_paragraphs(html: str, expected: list[str]) -> None:
    assert paragraphs(f"<div>{html}</div>") == expected


def test_a_paragraph_knows_that_it_is_all_link() -> None:
    found = read_paragraphs(read_tree("<div><p><a>Тақырып</a>.</p><p>Мәтін <a>сілтеме</a></p></div>", where="page"))
    assert found == [Paragraph("Тақырып.", link_only=True), Paragraph("Мәтін сілтеме")]


def test_cutting_keeps_the_text_that_follows() -> None:
    root = read_tree("<div><p>бір</p><i>x</i>екі<b><i>y</i>үш</b></div>", where="page")
    cut(root, etree.XPath("descendant-or-self::i"))
    assert "".join(root.itertext()) == "бірекіүш"


def test_a_shell_gives_way_to_the_next_candidate_and_the_longest_node_wins() -> None:
    root = read_tree(f"<p class=a>аз</p><p class=b>{'сөз ' * 50}</p><p class=b>{'сөз ' * 90}</p>", where="page")
    node = find_node(root, [etree.XPath("//*[@class='a']"), etree.XPath("//*[@class='b']")])
    assert node is not None
    assert len("".join(node.itertext())) == 360


def test_no_candidate_gives_none() -> None:
    assert find_node(read_tree("<p></p>", where="page"), [etree.XPath("//p"), etree.XPath("//div")]) is None


def test_ten_thousand_wrappers_are_read() -> None:
    assert paragraphs("<div>" * 10_000 + "<p>мәтін</p>" + "</div>" * 10_000) == ["мәтін"]


def test_depth_that_carries_text_is_refused() -> None:
    with pytest.raises(InputError, match="nested more than 2048 deep") as caught:
        read_tree("<div>сөз " * 10_000, where="page")
    assert caught.value.code == "too-deep"
