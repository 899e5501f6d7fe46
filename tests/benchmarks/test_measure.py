from tests.benchmarks.measure import Row, percentile, table


def test_a_percentile_is_a_value_that_was_measured() -> None:
    values = [float(value) for value in range(1, 21)]
    assert percentile(values, 0.95) == 19
    assert percentile(values, 0.5) == 10
    assert percentile([7.0], 0.95) == 7


def test_a_time_over_its_budget_is_told_from_one_within() -> None:
    fast = Row(figure="search", size="10k", value=2.9, unit="ms", budget=3)
    slow = Row(figure="search", size="10k", value=3.1, unit="ms", budget=3)
    assert (fast.verdict, slow.verdict) == ("good", "over")


def test_a_rate_is_good_when_it_is_high() -> None:
    row = Row(figure="export", size="10k", value=6_000, unit="articles/s", budget=5_000)
    assert row.verdict == "good"


def test_a_ratio_is_judged_against_what_stands_beside_it() -> None:
    beside = {"empty app": 300.0, "newsboat": 50.0}
    row = Row(figure="start", size="10k", value=460, unit="ms", budget_ratio=1.5, beside=beside)
    assert row.limit == 450
    assert row.verdict == "over"


def test_without_a_budget_there_is_no_verdict() -> None:
    assert Row(figure="start", size="10k", value=460, unit="ms").verdict == ""


def test_the_table_shows_absolute_figures_and_ratios_side_by_side() -> None:
    rows = [
        Row(figure="start", size="10k", value=450, unit="ms", budget_ratio=1.5, beside={"empty app": 300.0}),
        Row(figure="load", size="1m", value=1_234.5, unit="s"),
    ]
    assert table(rows).splitlines()[2:] == [
        "| start  | 10k      | 450 ms   | 450 ms (1.5×) | good | empty app 300 ms (1.5×)           |",
        "| load   | 1m       | 1,234 s  |               |      |                                   |",
    ]
