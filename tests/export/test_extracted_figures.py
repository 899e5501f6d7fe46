import json

from reader.export.extracted_figures import extracted_json
from reader.export.json_text import to_json
from reader.figures.extraction import extract_figures
from reader.model.extracted_figure import ExtractedFigure


def read(text: str) -> list[dict[str, object]]:
    return [json.loads(to_json(extracted_json(figure))) for figure in extract_figures(text)]


def test_every_field_under_its_name_and_the_numbers_as_text() -> None:
    (found,) = read("Between 3 and 5 million people fled.")
    assert list(found) == list(ExtractedFigure.__struct_fields__)
    assert (found["value"], found["high"], found["unit"]) == ("3000000", "5000000", "people")


def test_no_digit_of_a_long_or_small_number_is_lost() -> None:
    digits = "123456789" * 20
    assert [found["value"] for found in read(f"It rose {digits} metres and 0.00000001 metres.")] == [
        digits,
        "0.00000001",
    ]
