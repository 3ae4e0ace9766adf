"""Which value of a field holds, which stay in the history, and which contradictions are listed."""

from __future__ import annotations

import pytest
from merge_kit import address, branch, claim, number, record

from pipeline.merge import IdLedger, merge
from schemas import BranchField, NetworkField

NAME = "Абай атындағы кітапхана"


def _merge(*told):
    """Merge one article a pair of day and claims (or a claim), all about one branch."""
    records = [
        record(f"a{place}", branch(NAME, *(claims if isinstance(claims, tuple) else (claims,))), day=day)
        for place, (day, claims) in enumerate(told)
    ]
    return merge(records, IdLedger()).registry


def _state(field, *told):
    (found,) = _merge(*told).branches
    return found.fields[BranchField(field)]


def _current(field, *told):
    (value,) = _state(field, *told).current
    return value


def test_a_more_precise_date_absorbs_the_vague_one():
    value = _current(
        "opened",
        ("2026-02-04", claim("opened", "2025", part="late")),
        ("2025-12-17", claim("opened", "2025-12-16")),
        ("2026-01-10", claim("opened", "2025", part="late")),
    )
    assert (value.value, value.part, value.rule) == ("2025-12-16", None, "support")
    assert len(value.sources) == 3


def test_support_beats_precision_that_contradicts():
    state = _state(
        "opened",
        ("2026-01-01", claim("opened", "1962")),
        ("2026-01-02", claim("opened", "1962")),
        ("2026-01-03", claim("opened", "1963-05-01")),
    )
    assert state.current[0].value == "1962"
    assert [(one.value, one.rule) for one in state.history] == [("1963-05-01", "outvoted")]


def test_equal_support_for_two_years_is_a_conflict():
    registry = _merge(("2026-01-01", claim("opened", "1962")), ("2026-01-02", claim("opened", "1963")))
    (conflict,) = registry.conflicts
    assert (conflict.owner, conflict.field) == ("almaty-abay", "opened")
    assert sorted(one.value for one in conflict.values) == ["1962", "1963"]
    assert conflict.reason == "1 article(s) speak for each of these values"


def test_a_stated_date_goes_before_an_inferred_one():
    state = _state(
        "opened",
        ("2026-01-01", claim("opened", "1936", inferred=True)),
        ("2026-01-02", claim("opened", "1936", inferred=True)),
        ("2026-01-03", claim("opened", "1937")),
    )
    assert state.current[0].value == "1937"


def test_figures_with_comparators_back_the_exact_one():
    value = _current(
        "area_m2",
        ("2026-01-01", claim("area_m2", number(500, "~"))),
        ("2026-01-02", claim("area_m2", number(503))),
        ("2026-01-03", claim("area_m2", number(500, ">"))),
    )
    assert value.value.number == 503
    assert len(value.sources) == 3


def test_the_fuller_address_is_shown_and_both_languages_speak_for_it():
    value = _current(
        "address",
        ("2026-01-01", claim("address", address("Розыбакиева", "247/7"))),
        ("2026-01-02", claim("address", address("Розыбакиев", "247", block="7", microdistrict="11"))),
        ("2026-01-03", claim("address", address("Розыбакиева"))),
    )
    assert (value.value.street, value.value.block) == ("Розыбакиев", "7")
    assert len(value.sources) == 3


def test_after_a_move_the_latest_address_holds():
    state = _state(
        "address",
        ("2024-01-01", claim("address", address("Абай", "14"))),
        ("2024-02-01", claim("address", address("Абай", "14"))),
        ("2025-06-01", (claim("address", address("Гоголь", "109")), claim("relocated", "2025-05"))),
    )
    assert state.current[0].value.street == "Гоголь"
    assert [(one.value.street, one.rule) for one in state.history] == [("Абай", "earlier")]


def test_the_latest_figure_holds_and_the_history_goes_backwards():
    state = _state(
        "holdings",
        ("2024-01-01", claim("holdings", number(38000))),
        ("2026-01-01", claim("holdings", number(40000, ">"))),
        ("2025-01-01", claim("holdings", number(39000))),
        ("2025-06-01", claim("holdings", number(38000))),
    )
    assert (state.current[0].value.number, state.current[0].rule) == (40000, "latest")
    assert [one.value.number for one in state.history] == [38000, 39000]
    assert state.history[0].as_of == "2025-06-01"


def test_as_of_counts_before_the_day_of_the_news():
    value = _current(
        "holdings",
        ("2026-01-01", claim("holdings", number(38000), as_of="2024")),
        ("2025-01-01", claim("holdings", number(39000))),
    )
    assert value.value.number == 39000


def test_figures_of_one_day_go_by_support_and_a_tie_is_a_conflict():
    one, other = claim("holdings", number(30)), claim("holdings", number(31))
    settled = _merge(("2026-01-28", one), ("2026-01-28", one), ("2026-01-28", other))
    assert settled.conflicts == ()
    assert settled.branches[0].fields[BranchField.HOLDINGS].history[0].rule == "outvoted"
    tied = _merge(("2026-01-28", one), ("2026-01-28", other))
    assert [conflict.field for conflict in tied.conflicts] == ["holdings"]


def test_two_counts_of_a_network_on_one_day_are_a_conflict():
    told = [
        record("a", day="2026-01-28", network=(claim("branches_total", number(31)),)),
        record("b", day="2026-01-28", network=(claim("branches_total", number(30)),), language="ru"),
    ]
    registry = merge(told, IdLedger()).registry
    (network,) = registry.networks
    (conflict,) = registry.conflicts
    assert (network.id, conflict.owner) == ("almaty-network", "almaty-network")
    assert len(network.fields[NetworkField.BRANCHES_TOTAL].current) == 1
    assert sorted(one.value.number for one in conflict.values) == [30, 31]


def test_an_announcement_holds_once_its_day_has_come():
    announced = claim("opening_hours", "24/7", modality="announced", **{"from": "2026-03-01"})
    before = claim("opening_hours", "09:00-18:00")
    early = _state("opening_hours", ("2026-02-26", announced), ("2026-02-27", before))
    assert early.current[0].value == "09:00-18:00"
    assert [(one.value, one.rule, one.since) for one in early.history] == [("24/7", "announced", "2026-03-01")]
    later = _state("opening_hours", ("2026-02-26", announced), ("2026-02-27", before), ("2026-03-02", ()))
    assert (later.current[0].value, later.current[0].since) == ("24/7", "2026-03-01")


def test_an_announcement_alone_is_shown_with_its_day():
    announced = claim("opening_hours", "24/7", modality="announced", **{"from": "2026-03-01"})
    value = _current("opening_hours", ("2026-02-26", announced))
    assert (value.value, value.since, value.rule, value.modality) == ("24/7", "2026-03-01", "announced", "announced")


@pytest.mark.parametrize("modality", ["past", "planned", "denied"])
def test_what_is_not_asserted_stays_in_the_history(modality):
    state = _state("opening_hours", ("2026-02-26", claim("opening_hours", "24/7", modality=modality)))
    assert state.current == ()
    assert state.history[0].rule == modality


@pytest.mark.parametrize(
    ("field", "value"), [("opened", "1962"), ("holdings", number(5)), ("services", "wifi"), ("renovated", "2020")]
)
def test_an_unsure_claim_is_never_current_alone(field, value):
    state = _state(field, ("2026-02-26", claim(field, value, confidence=0.4)))
    assert state.current == ()
    assert [one.rule for one in state.history] == ["unsure"]


def test_services_and_renovations_are_gathered():
    told = (claim("services", "wifi"), claim("services", "cafe"), claim("renovated", "2020"))
    later = (claim("services", "wifi"), claim("renovated", "2020-05"), claim("renovated", "2024"))
    (found,) = _merge(("2025-01-01", told), ("2026-01-01", later)).branches
    services = found.fields[BranchField.SERVICES].current
    assert [(one.value, len(one.sources)) for one in services] == [("cafe", 1), ("wifi", 2)]
    assert [one.value for one in found.fields[BranchField.RENOVATED].current] == ["2020-05", "2024"]
    assert found.fields[BranchField.RENOVATED].history == ()


def test_a_service_that_is_denied_later_is_gone():
    state = _state(
        "services",
        ("2025-01-01", claim("services", "wifi")),
        ("2026-01-01", claim("services", "wifi", modality="denied")),
    )
    assert state.current == ()
    assert [one.rule for one in state.history] == ["denied", "denied later"]


def test_sources_stand_best_first():
    value = _current(
        "opened",
        ("2024-01-01", claim("opened", "1962", confidence=0.7)),
        ("2025-01-01", claim("opened", "1962", confidence=0.95)),
        ("2026-01-01", claim("opened", "1962", confidence=0.7)),
    )
    assert [one.article for one in value.sources] == ["a1", "a2", "a0"]
    assert (value.confidence, value.as_of) == (0.95, "2026-01-01")
    assert value.sources[0].quote == "Тақырып:"


def test_news_without_a_date_yields_to_dated_news():
    value = _current("holdings", (None, claim("holdings", number(5))), ("2020-01-01", claim("holdings", number(6))))
    assert value.value.number == 6


def test_the_registry_says_what_it_was_made_from():
    one = _merge(("2026-01-01", claim("opened", "1962")))
    other = _merge(("2026-01-01", claim("opened", "1963")))
    assert set(one.generated_from) == {"merge", "records"}
    assert one.generated_from["records"] != other.generated_from["records"]
