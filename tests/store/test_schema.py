import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from reader.model.article import Article, Correction, Figure, Part, Section, Source
from reader.store.schema import json_schema

ARTICLES = sorted((Path(__file__).parents[2] / "articles").glob("*.yaml"))
EXAMPLE = """
headline: 1905
standfirst:
published: 2024-12-19T18:20:00Z
updated: 2024-12-19 18:20
source: Example Wire
subjects: Syria
people: ~
key_figures:
  - {label: returned, value: 1905, previous: 1.2, qualifier: at least, as_of: 2024-12-19}
sections:
  - text: yes
corrections:
own_field: [1, {a: b}]
"""


class EditorLoader(yaml.SafeLoader):
    """Types as YAML 1.2 has them, where a date is text."""


EditorLoader.yaml_implicit_resolvers = {
    sign: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith("timestamp")]
    for sign, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def complaints(text: str) -> list[str]:
    schema = jsonschema.Draft202012Validator(json_schema())
    return [
        f"{'/'.join(map(str, error.path))}: {error.validator}"
        for document in yaml.load_all(text, EditorLoader)
        for error in schema.iter_errors(document)
    ]


def test_the_schema_is_a_schema_and_plain_json() -> None:
    schema = json.loads(json.dumps(json_schema()))
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_every_shipped_article_passes(path: Path) -> None:
    assert complaints(path.read_text(encoding="utf-8")) == []


def test_numbers_and_empty_values_pass_where_text_is_meant() -> None:
    assert complaints(EXAMPLE) == []


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("by: A. Writer", ": required"),
        ("headline:", "headline: type"),
        ("headline: ' '", "headline: pattern"),
        ("headline: x\npublished: tomorrow", "published: pattern"),
        ("headline: x\nsections: text", "sections: type"),
        ("headline: x\nsections: [text]", "sections/0: type"),
        ("headline: x\nsubjects: {a: b}", "subjects: anyOf"),
        ("headline: x\nsource: [a]", "source: anyOf"),
        ("headline: x\nkey_figures: [{value: 3}]", "key_figures/0: required"),
        (
            "headline: x\nkey_figures: [{label: x, value: 3, qualifier: roughly}]",
            "key_figures/0/qualifier: enum",
        ),
        ("- headline: x", ": type"),
    ],
)
def test_a_wrong_file_is_marked_where_it_is_wrong(text: str, complaint: str) -> None:
    assert complaints(text) == [complaint]


@pytest.mark.parametrize("part", [Article, Source, Figure, Section, Correction])
def test_every_field_of_the_model_is_described(part: type[Part]) -> None:
    schema = json_schema()
    described: dict[str, Any] = (schema if part is Article else schema["$defs"][part.__name__])["properties"]
    assert list(described) == [name for name in part.__struct_fields__ if name != "unknown"]
    assert all(field["description"] for field in described.values())
