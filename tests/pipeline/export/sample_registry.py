"""A registry as a winter of Almaty news would make it: two languages, several witnesses, histories, conflicts, gaps."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from schemas import (
    Address,
    AddressType,
    Article,
    Branch,
    BranchField,
    Comparator,
    Conflict,
    FieldState,
    Kind,
    Language,
    Modality,
    Names,
    Network,
    NetworkField,
    Quantity,
    Registry,
    Source,
    SourcedValue,
)

F, N, K = BranchField, NetworkField, Kind


def _article(key: str, outlet: str, language: Language, day: str, *paragraphs: str) -> Article:
    return Article(
        id=key,
        url=f"https://{outlet}.example/{key}",
        outlet=outlet,
        language=language,
        title=paragraphs[0],
        published=datetime.fromisoformat(f"{day}T10:30:00+05:00"),
        city="almaty",
        text="\n\n".join(paragraphs),
    )


_LIST = [
    _article(
        "feb-kk",
        "zakon-kk",
        Language.KK,
        "2026-02-04",
        "Алматыда түнде де ашық кітапханалар көбейді",
        "Ақпаннан бастап қалада тәулік бойы есігін жаппайтын бес кітапхана бар. Олардың қатарына Қазақстан жазушылары "
        "кітапханасы мен Розыбакиев көшесі, 247, 7-блок мекенжайындағы филиал қосылды. Қазір қалада барлығы 30 қалалық "
        "кітапхана оқырман қабылдайды.",
        "Қазақстан жазушылары кітапханасы Әуезов ауданында, 11-шағынаудандағы Алтынсарин даңғылы, 37 мекенжайында тұр. "
        "Ол 1962 жылы ашылған, ал 2020 жылы толық жаңғыртылды. Аумағы 410 шаршы метр, қорында 40 мыңнан астам кітап "
        "сақтаулы, жылына 145 мың адам келеді. Мұнда электронды оқу залы жұмыс істейді, RFID жүйесі енгізілген. "
        "Кітапхана басшысының айтуынша, кешкі сағаттарда көбіне студенттер келеді, сондықтан оқу залы мен "
        "тыныш аймақтағы "
        "үстелдердің саны екі есеге артқан, ал түнгі кезекшілікке қосымша қызметкерлер шығады.",
        "Розыбакиев көшесіндегі филиал 2025 жылдың соңында есігін ашты. Оның аумағы 503 шаршы метр, қорында "
        "шамамен 20 мың "
        "кітап бар. Келушілер үшін Wi-Fi мен өзіне-өзі қызмет көрсету терминалы орнатылған.",
    ),
    _article(
        "feb-ru",
        "zakon",
        Language.RU,
        "2026-02-04",
        "Две библиотеки Алматы перешли на круглосуточный режим",
        "С февраля ночью можно прийти в Библиотеку казахстанских писателей на проспекте Алтынсарина, 37 в "
        "Ауэзовском районе "
        "и в новый филиал на Розыбакиева. Теперь круглосуточных библиотек в городе пять.",
        "Библиотека казахстанских писателей работает с 1962 года, её фонд превышает 40 тысяч книг.",
        "Филиал на улице Розыбакиева, 247/7 открыли 16 декабря 2025 года; в нём около 20 тысяч изданий и 503 "
        "квадратных метра.",
    ),
    _article(
        "jan-kk",
        "inform-kk",
        Language.KK,
        "2026-01-28",
        "Алматы кітапханалары: жылдың қорытындысы",
        "Қалада 31 кітапхана бар, былтыр оларға 2,8 млн адам келді. Метро бекеттерінде 32 өзіне-өзі қызмет көрсету "
        "станциясы тұр.",
        "Жамбыл атындағы қалалық жасөспірімдер кітапханасы 2023 жылдың қыркүйегінен бері тәулік бойы ашық. "
        "Ол Назарбаев "
        "даңғылы, 43 мекенжайында, Медеу ауданында орналасқан. Кітап қоры шамамен 120 мың дана, былтыр 180 "
        "мың адам келген.",
        "Құлболды көшесі, 1/2, 2-корпустағы қалалық кітапхана 9 қаңтарда ашылды, күн сайын 08:30-дан "
        "20:00-ге дейін жұмыс "
        "істейді, қорында 12 мың кітап бар.",
    ),
    _article(
        "jan-ru",
        "vecher",
        Language.RU,
        "2026-01-28",
        "Сколько библиотек в Алматы",
        "По словам управления культуры, сегодня горожан принимают 30 библиотек, ещё двадцать построят к 2030 году.",
        "Старейшая из детских — имени Крылова на улице Ауэзова, 175 — открылась в 1936 году, её фонд — более "
        "45 тысяч книг.",
        "Центральная городская библиотека имени А. П. Чехова (улица Гоголя, 109) хранит 250 тысяч книг; с 1 "
        "марта она станет "
        "круглосуточной. Здание на 200 мест построено в 1945 году.",
    ),
    _article(
        "nov-ru",
        "tengri",
        Language.RU,
        "2025-11-20",
        "Библиотека-филиал № 24 снова открыта",
        "После полугода ремонта библиотека-филиал № 24 на проспекте Суюнбая, 280 вновь принимает читателей. "
        "На 220 квадратных "
        "метрах разместили фонд в 18 500 книг, добавили книги крупным шрифтом. Раньше здесь было 17 тысяч изданий.",
        "Всего в городе 28 библиотек.",
    ),
    _article(
        "old-ru",
        "vecher",
        Language.RU,
        "2024-06-20",
        "Ночью — в библиотеку",
        "Библиотека имени Мухтара Ауэзова на проспекте Абая, 141 с июня работает круглосуточно. После "
        "обновления 2024 года "
        "площадь залов выросла до 600 квадратных метров, а фонд превышает 60 тысяч книг.",
        "Библиотеку казахстанских писателей тем временем посещают почти 130 тысяч человек в год, её фонд — "
        "38 тысяч книг.",
    ),
]

ARTICLES = {article.id: article for article in _LIST}


def witness(article: str, quote: str, confidence: float = 0.97, extractor: str = "figures") -> Source:
    """The words of one of the articles above as a source."""
    found = ARTICLES[article]
    start = found.text.index(quote)
    return Source(
        article=article,
        outlet=found.outlet,
        url=found.url,
        title=found.title,
        language=found.language,
        published=found.published,
        quote=quote,
        start=start,
        end=start + len(quote),
        confidence=confidence,
        extractor=extractor,
        rule="stated",
    )


def value(value: Any, *sources: Source, confidence: float = 0.96, rule: str = "support", **more: Any) -> SourcedValue:
    """A value that these sources bear out."""
    days = [source.published.date().isoformat() for source in sources if source.published]
    more.setdefault("as_of", max(days, default=None))
    return SourcedValue(value=value, confidence=confidence, rule=rule, sources=sources, **more)


def much(number: float, comparator: str = "=") -> Quantity:
    return Quantity(number=number, comparator=Comparator(comparator))


def at(kind: AddressType, street: str, house: str, **more: str) -> Address:
    return Address(street=street, type=kind, house=house, **more)


def one(*current: SourcedValue, history: tuple[SourcedValue, ...] = ()) -> FieldState:
    return FieldState(current=current, history=history)


def _branch(
    key: str,
    kind: Kind,
    kk: str | None,
    ru: str | None,
    fields: dict[BranchField, FieldState],
    *,
    aliases: dict[Language, tuple[str, ...]] | None = None,
    **more: Any,
) -> Branch:
    aliases = aliases or {}
    spoken = ((Language.KK, kk), (Language.RU, ru))
    names = {
        language: Names(name=name, aliases=aliases.get(language, ()))
        for language, name in spoken
        if name or language in aliases
    }
    more = {"first_seen": "2024-06-20", "last_confirmed": "2026-02-04", **more}
    return Branch(id=key, names=names, kind=kind, city="almaty", fields=fields, **more)


STREET, AVENUE = AddressType.STREET, AddressType.AVENUE
NIGHT = "Олардың қатарына Қазақстан жазушылары кітапханасы"

BRANCHES = (
    _branch(
        "writers",
        K.BRANCH,
        "Қазақстан жазушылары кітапханасы",
        "Библиотека казахстанских писателей",
        {
            F.ADDRESS: one(
                value(
                    at(AVENUE, "Алтынсарин", "37", microdistrict="11"),
                    witness("feb-kk", "11-шағынаудандағы Алтынсарин даңғылы, 37", 0.98, "addresses"),
                    witness("feb-ru", "на проспекте Алтынсарина, 37", 0.95, "addresses"),
                )
            ),
            F.DISTRICT: one(
                value(
                    "auezov",
                    witness("feb-kk", "Әуезов ауданында", 0.99, "addresses"),
                    witness("feb-ru", "в Ауэзовском районе", 0.98, "addresses"),
                )
            ),
            F.OPENED: one(
                value(
                    "1962",
                    witness("feb-kk", "1962 жылы ашылған", 0.98, "dates"),
                    witness("feb-ru", "работает с 1962 года", 0.85, "dates"),
                )
            ),
            F.RENOVATED: one(value("2020", witness("feb-kk", "2020 жылы толық жаңғыртылды", 0.95, "dates"))),
            F.OPENING_HOURS: one(
                value(
                    "24/7",
                    witness("feb-kk", NIGHT, 0.94, "hours"),
                    witness(
                        "feb-ru", "С февраля ночью можно прийти в Библиотеку казахстанских писателей", 0.88, "hours"
                    ),
                    since="2026-02",
                    rule="latest",
                )
            ),
            F.AREA_M2: one(value(much(410), witness("feb-kk", "Аумағы 410 шаршы метр"))),
            F.HOLDINGS: one(
                value(
                    much(40000, ">"),
                    witness("feb-kk", "қорында 40 мыңнан астам кітап"),
                    witness("feb-ru", "её фонд превышает 40 тысяч книг"),
                    rule="latest",
                ),
                history=(value(much(38000), witness("old-ru", "её фонд — 38 тысяч книг", 0.9), rule="latest"),),
            ),
            F.VISITORS_YEAR: one(
                value(much(145000), witness("feb-kk", "жылына 145 мың адам келеді"), rule="latest"),
                history=(
                    value(much(130000, "<"), witness("old-ru", "почти 130 тысяч человек в год", 0.62), confidence=0.62),
                ),
            ),
            F.SERVICES: one(
                value(
                    "e_reading_room",
                    witness("feb-kk", "электронды оқу залы жұмыс істейді", 0.97, "services"),
                    rule="union",
                ),
                value("rfid", witness("feb-kk", "RFID жүйесі енгізілген", 0.97, "services"), rule="union"),
            ),
        },
    ),
    _branch(
        "rozybakiev-247",
        K.BRANCH,
        None,
        None,
        {
            F.ADDRESS: one(
                value(
                    at(STREET, "Розыбакиев", "247", block="7"),
                    witness("feb-kk", "Розыбакиев көшесі, 247, 7-блок", 0.98, "addresses"),
                    witness("feb-ru", "на улице Розыбакиева, 247/7", 0.95, "addresses"),
                )
            ),
            F.DISTRICT: one(
                SourcedValue(
                    value="bostandyk",
                    confidence=1,
                    rule="reviewer",
                    confirmed_by="Айгерім С.",
                    sources=(),
                    as_of="2026-02-05",
                )
            ),
            F.OPENED: one(
                value("2025-12-16", witness("feb-ru", "открыли 16 декабря 2025 года", 0.98, "dates")),
                history=(
                    value("2025", witness("feb-kk", "2025 жылдың соңында есігін ашты", 0.95, "dates"), part="late"),
                ),
            ),
            F.OPENING_HOURS: one(value("24/7", witness("feb-kk", "Ақпаннан бастап", 0.9, "hours"), since="2026-02")),
            F.AREA_M2: one(
                value(
                    much(503),
                    witness("feb-kk", "аумағы 503 шаршы метр"),
                    witness("feb-ru", "503 квадратных метра"),
                )
            ),
            F.HOLDINGS: one(
                value(
                    much(20000, "~"),
                    witness("feb-kk", "қорында шамамен 20 мың кітап"),
                    witness("feb-ru", "около 20 тысяч изданий"),
                )
            ),
            F.SERVICES: one(
                value("wifi", witness("feb-kk", "Wi-Fi", 0.97, "services"), rule="union"),
                value(
                    "self_service_terminal",
                    witness("feb-kk", "өзіне-өзі қызмет көрсету терминалы", 0.97, "services"),
                    rule="union",
                ),
            ),
        },
        aliases={Language.KK: ("Алматы Кітапханаларының филиалы",), Language.RU: ("новый филиал на Розыбакиева",)},
        merged_ids=("rozybakiev-247-7",),
    ),
    _branch(
        "zhambyl-youth",
        K.YOUTH,
        "Жамбыл атындағы қалалық жасөспірімдер кітапханасы",
        "Городская юношеская библиотека имени Жамбыла",
        {
            F.ADDRESS: one(
                value(
                    at(AVENUE, "Назарбаев", "43"),
                    witness("jan-kk", "Назарбаев даңғылы, 43", 0.98, "addresses"),
                )
            ),
            F.DISTRICT: one(value("medeu", witness("jan-kk", "Медеу ауданында", 0.98, "addresses"))),
            F.OPENED: one(
                value(
                    "197X",
                    witness("jan-kk", "Жамбыл атындағы қалалық жасөспірімдер кітапханасы", 0.5, "dates"),
                    confidence=0.5,
                    inferred=True,
                )
            ),
            F.OPENING_HOURS: one(
                value("24/7", witness("jan-kk", "2023 жылдың қыркүйегінен бері тәулік бойы ашық"), since="2023-09")
            ),
            F.HOLDINGS: one(value(much(120000, "~"), witness("jan-kk", "шамамен 120 мың дана"))),
            F.VISITORS_YEAR: one(value(much(180000), witness("jan-kk", "былтыр 180 мың адам келген"))),
        },
        aliases={
            Language.KK: ("Жамбыл кітапханасы",),
            Language.RU: ("библиотека имени Жамбыла", "юношеская библиотека"),
        },
    ),
    _branch(
        "auezov",
        K.BRANCH,
        "Мұхтар Әуезов атындағы кітапхана",
        "Библиотека имени Мухтара Ауэзова",
        {
            F.ADDRESS: one(
                value(at(AVENUE, "Абая", "141"), witness("old-ru", "на проспекте Абая, 141", 0.98, "addresses"))
            ),
            F.RENOVATED: one(value("2024", witness("old-ru", "После обновления 2024 года", 0.9, "dates"))),
            F.OPENING_HOURS: one(
                value("24/7", witness("old-ru", "с июня работает круглосуточно", 0.96, "hours"), since="2024-06")
            ),
            F.AREA_M2: one(value(much(600), witness("old-ru", "до 600 квадратных метров"))),
            F.HOLDINGS: one(value(much(60000, ">"), witness("old-ru", "фонд превышает 60 тысяч книг"))),
        },
        last_confirmed="2024-06-20",
    ),
    _branch(
        "alatau-hub",
        K.HUB,
        "Alatau Creative Hub",
        "Alatau Creative Hub",
        {
            F.ADDRESS: one(
                SourcedValue(
                    value=Address(microdistrict="Шаңырақ-1"),
                    confidence=1,
                    rule="reviewer",
                    confirmed_by="Айгерім С.",
                    sources=(),
                )
            ),
            F.WEBSITE: one(
                SourcedValue(value="https://hub.example/", confidence=1, confirmed_by="Айгерім С.", sources=())
            ),
        },
        aliases={Language.KK: ("Alatau Creative Hub орталығы",)},
    ),
    _branch(
        "kulboldy",
        K.BRANCH,
        None,
        None,
        {
            F.ADDRESS: one(
                value(
                    at(STREET, "Құлболды", "1/2", block="2"),
                    witness("jan-kk", "Құлболды көшесі, 1/2, 2-корпустағы", 0.98, "addresses"),
                )
            ),
            F.DISTRICT: one(SourcedValue(value="turksib", confidence=1, confirmed_by="Ержан", sources=())),
            F.OPENED: one(value("2026-01-09", witness("jan-kk", "9 қаңтарда ашылды", 0.97, "dates"))),
            F.OPENING_HOURS: one(
                value("08:30-20:00", witness("jan-kk", "күн сайын 08:30-дан 20:00-ге дейін", 0.96, "hours"))
            ),
            F.HOLDINGS: one(value(much(12000), witness("jan-kk", "қорында 12 мың кітап"))),
        },
    ),
    _branch(
        "krylov",
        K.CHILDREN,
        None,
        "Городская детская библиотека имени И. Крылова",
        {
            F.ADDRESS: one(
                value(at(STREET, "Ауэзова", "175"), witness("jan-ru", "на улице Ауэзова, 175", 0.97, "addresses"))
            ),
            F.OPENED: one(value("1936", witness("jan-ru", "открылась в 1936 году", 0.98, "dates"))),
            F.OPENING_HOURS: one(
                SourcedValue(
                    value="Tu-Sa 10:00-13:00,14:00-19:00; Su,Mo off; Fr[-1] off",
                    confidence=1,
                    confirmed_by="Ержан",
                    sources=(),
                )
            ),
            F.HOLDINGS: one(value(much(45000, ">"), witness("jan-ru", "более 45 тысяч книг"))),
        },
    ),
    _branch(
        "chekhov",
        K.CENTRAL,
        "А. П. Чехов атындағы орталық қалалық кітапхана",
        "Центральная городская библиотека имени А. П. Чехова",
        {
            F.ADDRESS: one(
                value(at(STREET, "Гоголя", "109"), witness("jan-ru", "улица Гоголя, 109", 0.98, "addresses"))
            ),
            F.DISTRICT: one(SourcedValue(value="almaly", confidence=1, confirmed_by="Ержан", sources=())),
            F.OPENED: one(value("1945", witness("jan-ru", "построено в 1945 году", 0.66, "dates"), confidence=0.66)),
            F.OPENING_HOURS: one(
                value(
                    "24/7",
                    witness("jan-ru", "с 1 марта она станет круглосуточной", 0.93, "hours"),
                    since="2026-03-01",
                    modality=Modality.ANNOUNCED,
                )
            ),
            F.HOLDINGS: one(value(much(250000), witness("jan-ru", "хранит 250 тысяч книг"))),
            F.SEATS: one(value(much(200), witness("jan-ru", "на 200 мест"))),
        },
    ),
    _branch(
        "branch-24",
        K.BRANCH,
        "№ 24 кітапхана-филиал",
        "Библиотека-филиал № 24",
        {
            F.ADDRESS: one(
                value(at(AVENUE, "Суюнбая", "280"), witness("nov-ru", "на проспекте Суюнбая, 280", 0.98, "addresses"))
            ),
            F.STATUS: one(value("open", witness("nov-ru", "вновь принимает читателей", 0.9, "status"))),
            F.AREA_M2: one(value(much(220), witness("nov-ru", "На 220 квадратных метрах"))),
            F.HOLDINGS: one(
                value(much(18500), witness("nov-ru", "фонд в 18 500 книг")),
                history=(
                    value(much(17000), witness("nov-ru", "Раньше здесь было 17 тысяч изданий"), modality=Modality.PAST),
                ),
            ),
            F.SERVICES: one(value("large_print", witness("nov-ru", "книги крупным шрифтом", 0.95, "services"))),
        },
        last_confirmed="2025-11-20",
    ),
    _branch(
        "national",
        K.NATIONAL,
        "Қазақстан Республикасының Ұлттық кітапханасы",
        "Национальная библиотека Республики Казахстан",
        {
            F.OPENED: one(SourcedValue(value="1931", confidence=1, confirmed_by="Ержан", sources=())),
            F.HOLDINGS: one(SourcedValue(value=much(7_000_000), confidence=1, confirmed_by="Ержан", sources=())),
            F.SEATS: one(SourcedValue(value=much(1500), confidence=1, confirmed_by="Ержан", sources=())),
        },
        aliases={Language.KK: ("Ұлттық кітапхана",), Language.RU: ("Национальная библиотека",)},
    ),
    _branch(
        "regional",
        K.REGIONAL,
        "Алматы облыстық орталық әмбебап кітапханасы",
        "Алматинская областная центральная универсальная библиотека",
        {
            F.OPENED: one(SourcedValue(value="1949", confidence=1, confirmed_by="Ержан", sources=())),
            F.HOLDINGS: one(SourcedValue(value=much(185_000), confidence=1, confirmed_by="Ержан", sources=())),
        },
    ),
    _branch("begalin", K.CHILDREN, "С. Бегалин атындағы орталық қалалық балалар кітапханасы", None, {}),
    _branch(
        "branch-15",
        K.BRANCH,
        None,
        "Библиотека-филиал № 15",
        {
            F.HOLDINGS: one(SourcedValue(value=much(27000), confidence=1, confirmed_by="Ержан", sources=())),
            F.COMPUTERS: one(SourcedValue(value=much(12), confidence=1, confirmed_by="Ержан", sources=())),
        },
    ),
    _branch(
        "belger-1b",
        K.BRANCH,
        None,
        None,
        {
            F.ADDRESS: one(
                SourcedValue(
                    value=at(STREET, "Бельгер", "1Б", cross_street="Жандосов", floor="2"),
                    confidence=1,
                    confirmed_by="Ержан",
                    sources=(),
                )
            ),
            F.DISTRICT: one(SourcedValue(value="new-district", confidence=1, confirmed_by="Ержан", sources=())),
            F.OPENED: one(SourcedValue(value="2024", part="mid", confidence=1, confirmed_by="Ержан", sources=())),
        },
    ),
)

THIRTY = value(much(30), witness("jan-ru", "горожан принимают 30 библиотек"), confidence=0.93)
THIRTY_ONE = value(much(31), witness("jan-kk", "Қалада 31 кітапхана бар"), confidence=0.94)

NETWORK = Network(
    id="almaty-libraries",
    names={Language.KK: Names(name="Алматы Кітапханалары"), Language.RU: Names(name="Библиотеки Алматы")},
    city="almaty",
    fields={
        N.BRANCHES_TOTAL: one(
            value(much(30), witness("feb-kk", "барлығы 30 қалалық кітапхана"), rule="latest"),
            history=(THIRTY_ONE, THIRTY, value(much(28), witness("nov-ru", "Всего в городе 28 библиотек"))),
        ),
        N.BRANCHES_24_7: one(
            value(
                much(5),
                witness("feb-kk", "бес кітапхана бар"),
                witness("feb-ru", "круглосуточных библиотек в городе пять"),
                rule="latest",
            )
        ),
        N.BRANCHES_PLANNED: one(value(much(20), witness("jan-ru", "ещё двадцать построят к 2030 году"))),
        N.VISITORS_YEAR: one(value(much(2_800_000), witness("jan-kk", "2,8 млн адам келді"))),
        N.SELF_SERVICE_STATIONS: one(value(much(32), witness("jan-kk", "32 өзіне-өзі қызмет көрсету станциясы"))),
    },
)

CONFLICTS = (
    Conflict(
        owner=NETWORK.id,
        field="branches_total",
        reason="Two outlets give different numbers for the same day, with one witness each.",
        values=(THIRTY_ONE, THIRTY),
    ),
    Conflict(
        owner="rozybakiev-247",
        field="opening_hours",
        reason="The Kazakh text names the branch among those open at night, the Russian text gives no hours for it.",
        values=(
            value(
                "24/7", witness("feb-kk", "Розыбакиев көшесі, 247, 7-блок мекенжайындағы филиал қосылды", 0.8, "hours")
            ),
            value(
                "08:30-20:00", witness("jan-kk", "күн сайын 08:30-дан 20:00-ге дейін", 0.41, "hours"), confidence=0.41
            ),
        ),
    ),
)

REGISTRY = Registry(
    city="almaty",
    generated_from={"records": "sha256:5f0c1a9e7d23", "merge": "1", "extract": "1"},
    branches=BRANCHES,
    networks=(NETWORK,),
    conflicts=CONFLICTS,
)
