"""XML from strangers as a tree of lxml: nothing is fetched, no entity is expanded, faults are read over.

Raises IngestError where there is no XML to be found.
"""

import html.entities
import re
from typing import TYPE_CHECKING, NamedTuple

from reader.ingest.decoding import decode
from reader.model.errors import IngestError

if TYPE_CHECKING:
    from lxml import etree

_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")
_DOCTYPE = re.compile(
    r"<!DOCTYPE(?:[^\[>\"']|\"[^\"]*\"|'[^']*')*(?:\[(?:[^\]\"']|\"[^\"]*\"|'[^']*')*\]\s*)?>", re.IGNORECASE
)
_ENTITY = re.compile(r"<!ENTITY", re.IGNORECASE)
_CDATA = re.compile(r"(<!\[CDATA\[.*?\]\]>)", re.DOTALL)
_REFERENCE = re.compile(r"&(?:#[0-9]{1,7};|#[xX][0-9a-fA-F]{1,6};|([A-Za-z][A-Za-z0-9]*)(;?))?")
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_XML_ENTITIES = frozenset(("lt", "gt", "amp", "quot", "apos"))
_FIRST_TAG = re.compile(r"<[A-Za-z_!?]")
XML_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


class XmlTree(NamedTuple):
    """The root of a document, and what was wrong with it."""

    root: "etree._Element"
    warnings: tuple[str, ...]


def read_xml(data: bytes, charset: str = "") -> XmlTree:
    """The tree of an XML document. `charset` is what the sender claimed."""
    text, warning = decode(data, charset)
    warnings = [warning] if warning else []
    start = _FIRST_TAG.search(text)
    if start is None:
        raise IngestError("there is no XML in it")
    text = _DECLARATION.sub("", text[start.start() :], count=1)
    if "<!DOCTYPE" in text[:4096].upper():
        text = _without_doctype(text, warnings)
    root = _parse(text)
    if root is None:
        root = _parse(_repaired(text))
        if root is not None:
            warnings.append("the XML has characters or entities that XML does not know; read all the same")
    if root is None:
        root = _parse(_repaired(text), recover=True)
        warnings.append("the XML is not well formed; read as far as possible")
    if root is None:
        raise IngestError("the XML cannot be read")
    return XmlTree(root, tuple(warnings))


def language_of(element: "etree._Element") -> str:
    """The language of an element: xml:lang of it or of those around it."""
    for above in (element, *element.iterancestors()):
        if value := above.get(XML_LANGUAGE):
            return str(value).strip()
    return ""


def _without_doctype(text: str, warnings: list[str]) -> str:
    """The text without its document type; what defines entities there is not obeyed."""
    found = _DOCTYPE.search(text)
    if found is None:
        raise IngestError("the document type at its start never ends")
    if _ENTITY.search(found[0]):
        warnings.append("it defines entities of its own, which are not expanded")
    return text[: found.start()] + text[found.end() :]


def _parse(text: str, *, recover: bool = False) -> "etree._Element | None":
    from lxml import etree

    parser = etree.XMLParser(
        recover=recover,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError as error:
        if error.code == etree.ErrorTypes.ERR_NO_MEMORY:
            raise MemoryError from error
        return None


def _repaired(text: str) -> str:
    """The text with entities of HTML as characters, lone ampersands escaped and illegal characters replaced."""
    text = _ILLEGAL.sub("\ufffd", text)
    pieces = _CDATA.split(text)
    return "".join(
        piece if index % 2 else _REFERENCE.sub(_character, piece) for index, piece in enumerate(pieces)
    )


def _character(reference: re.Match[str]) -> str:
    name = reference[1]
    if name is None:
        return reference[0] if len(reference[0]) > 1 else "&amp;"
    if reference[2] and name in _XML_ENTITIES:
        return reference[0]
    known = html.entities.html5.get(f"{name};") if reference[2] else None
    return known if known and known not in "<>&" else f"&amp;{reference[0][1:]}"
