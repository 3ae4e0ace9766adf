import codecs

import pytest

from pipeline.parse.charset import MAX_BYTES, decode
from schemas.errors import InputError

RUSSIAN = "<p>Библиотека имени Абая открылась в Алматы, сообщает акимат — «Книжный дом» № 5.</p>"
KAZAKH = "<p>Әуезов ауданындағы кітапхана ұлттық қорға 40 мың кітап қосты. Һәм өңір үйірмесі жұмыс істейді.</p>"


@pytest.mark.parametrize(
    "header", [None, "text/html; charset=utf-8", "text/html; charset=iso-8859-1", "text/html; charset=nonsense"]
)
@pytest.mark.parametrize("text", [RUSSIAN, KAZAKH])
def test_valid_utf8_is_believed_before_any_header(text: str, header: str | None) -> None:
    assert decode(text.encode(), where="page", content_type=header) == text


@pytest.mark.parametrize("meta", ["", "<meta charset=utf-8>", '<meta content="text/html; charset=windows-1251">'])
def test_windows_1251_is_read_under_a_lying_header(meta: str) -> None:
    page = (meta + RUSSIAN).encode("cp1251")
    assert decode(page, where="page", content_type="text/html; charset=utf-8") == meta + RUSSIAN


@pytest.mark.parametrize("code_page", ["kz1048", "ptcp154"])
def test_kazakh_letters_of_kazakh_code_pages_survive(code_page: str) -> None:
    assert decode(KAZAKH.encode(code_page), where="page", content_type="text/html; charset=windows-1251") == KAZAKH


@pytest.mark.parametrize("code_page", ["koi8-r", "cp866", "iso8859-5"])
def test_old_russian_code_pages(code_page: str) -> None:
    text = "Библиотека имени Абая открылась в Алматы, сообщает акимат города."
    assert decode(text.encode(code_page), where="page") == text


def test_kazakh_letters_in_a_windows_1251_page_come_as_entities() -> None:
    page = RUSSIAN + "<p>&#1241;кімдік</p>"
    assert decode(page.encode("cp1251"), where="page") == page


@pytest.mark.parametrize("name", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_tells(name: str) -> None:
    assert decode(KAZAKH.encode(name), where="page") == KAZAKH


def test_a_text_cut_inside_a_letter_loses_that_letter_only() -> None:
    text = KAZAKH * 3 + "ә"
    assert decode(text.encode()[:-1], where="page") == KAZAKH * 3


def test_a_few_invalid_bytes_are_removed() -> None:
    data = KAZAKH.encode() * 4
    assert decode(data[:60] + b"\xff" + data[60:], where="page").count("Әуезов") == 4


def test_control_characters_are_removed() -> None:
    assert decode(RUSSIAN.replace("имени", "име\x02ни").encode() * 8, where="page") == RUSSIAN * 8


@pytest.mark.parametrize(
    ("data", "code", "words"),
    [
        (b"", "empty", "nothing in it"),
        (b" \r\n\t ", "empty", "nothing in it"),
        (codecs.BOM_UTF8, "empty", "nothing in it"),
        (b"%PDF-1.7 ...", "not-text", "PDF"),
        (b"PK\x03\x04rest", "not-text", "ZIP"),
        (bytes(range(256)) * 8, "not-text", "binary"),
        (KAZAKH.encode() * 3 + RUSSIAN.encode("cp1251") * 3, "bad-charset", "neither valid UTF-8"),
        (bytes(range(128, 256)) * 40, "bad-charset", "neither valid UTF-8"),
        (b"<" * (MAX_BYTES + 1), "too-large", "more than 20 MB"),
    ],
    ids=["empty", "blank", "mark-only", "pdf", "zip", "binary", "mixed", "noise", "large"],
)
def test_what_cannot_be_text_is_refused_in_a_line(data: bytes, code: str, words: str) -> None:
    with pytest.raises(InputError, match=words) as caught:
        decode(data, where="some.html")
    assert caught.value.code == code
    assert str(caught.value).startswith("some.html: ")
    assert "\n" not in str(caught.value)
