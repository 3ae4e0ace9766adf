"""Kazakh in Latin and Arabic script and in old fonts, word by word."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from extractors.language import detect_language
from extractors.scripts import Script, script_of, to_cyrillic
from extractors.scripts.latin import alphabet_of
from schemas.vocab import Language

CASES = tomllib.loads((Path(__file__).parent / "cases.toml").read_text(encoding="utf-8"))["cases"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:30])
def test_cases(case: dict[str, Any]) -> None:
    text = case["text"]
    transcript = to_cyrillic(text)
    assert transcript is not None
    assert transcript.text == case["cyrillic"]
    assert detect_language(text) is Language.KK
    if "alphabet" in case:
        assert alphabet_of(text) == case["alphabet"]


@pytest.mark.parametrize(
    "text",
    [
        "The National Library opened a new branch in Astana and the readers are happy with the men at the bar.",
        "Astana'da yeni bir kütüphane açıldı. Kazakistan Cumhuriyeti Milli Kütüphanesi'nin kitap sayısı çok büyük.",
        "Bakıda yeni kitabxana açıldı və oxucular üçün şərait yaradıldı, bu il kitab sayı artıb.",
        "Toshkentda yangi kutubxona ochildi va oʻquvchilar uchun bir necha kitob keltirildi, bu yil.",
        "A városi könyvtár új épülete megnyílt, ahol több mint kétszázezer kötet várja az olvasókat.",
        "افتتحت المكتبة الوطنية الجديدة في المدينة وتضم أكثر من مئة ألف كتاب.",
        "کتابخانه جدید شهر افتتاح شد و بیش از صد هزار کتاب دارد و برای همه مردم رایگان است.",
        "شەھەرلىك كۈتۈپخانا ئېچىلدى، ئوقۇرمەنلەر ئۈچۈن يېڭى كىتابلار كەلتۈرۈلدى.",
        "",
        "24/7 – 12 345",
    ],
)
def test_other_languages_stay(text: str) -> None:
    assert to_cyrillic(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "Алматыда Alatau Creative Hub кітапханасы ашылды, Smart Point, Wi-Fi және RFID бар.",
        "В библиотеке Kitaphana Hub открыли зал, qazaq tili kitap jáne oqý – тема недели, рассказали сотрудники.",
        "Їжакевич и Київ, улица Лесі Українки, Володимир Ґалаґан.",
        "Температура 20 ºС, площадь 500 м², ½ часа.",
    ],
)
def test_cyrillic_stays(text: str) -> None:
    assert script_of(text) is Script.CYRILLIC
    assert to_cyrillic(text) is None
