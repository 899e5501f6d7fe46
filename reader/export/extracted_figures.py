"""What was found in a text as plain values for JSON."""

from reader.model.extracted_figure import ExtractedFigure


def extracted_json(figure: ExtractedFigure) -> dict[str, object]:
    """The fields of the figure under their names; the numbers are text, so that no digit is lost."""
    return {
        "value": f"{figure.value:f}",
        "high": None if figure.high is None else f"{figure.high:f}",
        "unit": figure.unit,
        "qualifier": figure.qualifier,
        "start": figure.start,
        "end": figure.end,
        "kind": figure.kind,
    }
