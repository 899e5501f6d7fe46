"""Newsdesk's own article files as something that comes in. Ingest, which may not know YAML, is given this."""

from reader.model.errors import IngestError
from reader.model.incoming import Hints, Incoming, Kind, Parsed
from reader.store.reading import parse_file


def read_articles(data: bytes, hints: Hints) -> Parsed:
    """Every article of an article file; one that cannot be read is a warning. IngestError where none can."""
    documents = parse_file(data, hints.name or "<input>")
    articles = [document.article for document in documents if document.article is not None]
    problems = [
        str(problem) for document in documents for problem in document.diagnostics[:1] if not document.article
    ]
    if not articles:
        raise IngestError(problems[0])
    incoming = tuple(Incoming(article=article, is_own=True) for article in articles)
    return Parsed(kind=Kind.ARTICLE, incoming=incoming, warnings=tuple(problems))
