"""What was measured, as rows of a table: figures, budgets, verdicts. Measures nothing itself."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

_MORE_IS_BETTER = frozenset({"articles/s", "events/s"})


@dataclass(frozen=True, kw_only=True)
class Row:
    """One measured figure. A budget is in the figure's own unit, or a multiple of what stands first `beside` it."""

    figure: str
    size: str
    value: float
    unit: str
    budget: float | None = None
    budget_ratio: float | None = None
    beside: Mapping[str, float] = field(default_factory=dict)
    """Others at the same work, by name, in the same unit."""

    @property
    def limit(self) -> float | None:
        """The budget in the figure's unit."""
        if self.budget_ratio is not None and self.beside:
            return self.budget_ratio * next(iter(self.beside.values()))
        return self.budget

    @property
    def verdict(self) -> str:
        """`good`, `over` the budget, or nothing where there is none."""
        limit = self.limit
        if limit is None:
            return ""
        good = self.value >= limit if self.unit in _MORE_IS_BETTER else self.value <= limit
        return "good" if good else "over"


def table(rows: Iterable[Row]) -> str:
    """The rows as a Markdown table whose columns line up."""
    lines: list[tuple[str, ...]] = [
        ("Figure", "Articles", "Measured", "Budget", "", "Beside it (× is Newsdesk's share)")
    ]
    lines += [_cells(row) for row in rows]
    widths = [max(len(line[column]) for line in lines) for column in range(6)]
    shown = [
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)) + " |"
        for line in lines
    ]
    shown.insert(1, "|-" + "-|-".join("-" * width for width in widths) + "-|")
    return "\n".join(shown)


def percentile(values: Sequence[float], share: float) -> float:
    """The value that `share` of the values do not go over, by nearest rank."""
    ordered = sorted(values)
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)]


def _cells(row: Row) -> tuple[str, ...]:
    limit = row.limit
    budget = "" if limit is None else _shown(limit, row.unit)
    if row.budget_ratio is not None:
        budget += f" ({row.budget_ratio}×)"
    others = [
        f"{name} {_shown(value, row.unit)} ({row.value / value:.2g}×)" for name, value in row.beside.items()
    ]
    return row.figure, row.size, _shown(row.value, row.unit), budget, row.verdict, ", ".join(others)


def _shown(value: float, unit: str) -> str:
    digits = 0 if value >= 100 else 1 if value >= 10 else 2
    return f"{value:,.{digits}f} {unit}"
