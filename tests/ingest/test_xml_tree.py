"""XML from strangers: nothing expanded, nothing fetched, faults read over."""

import pytest

from reader.ingest.xml_tree import language_of, read_xml
from reader.model.errors import IngestError


def test_entities_of_its_own_are_not_expanded() -> None:
    tree = read_xml(b'<!DOCTYPE r [<!ENTITY a "aaaa"><!ENTITY x SYSTEM "file:///etc/passwd">]><r>&a;&x;</r>')
    assert tree.root.text == "&a;&x;"
    assert "it defines entities of its own, which are not expanded" in tree.warnings


def test_entities_of_html_and_lone_ampersands_are_read() -> None:
    tree = read_xml(b"<r>caf&eacute; &nbsp; A & B &amp; &lt; &#233; &unknown; &copy<![CDATA[ & &x; ]]></r>")
    assert tree.root.text == "café \xa0 A & B & < é &unknown; &copy & &x; "
    assert len(tree.warnings) == 1


def test_what_is_not_well_formed_is_read_as_far_as_possible() -> None:
    tree = read_xml(b"<r><a>one</a><b>two</r>")
    assert "".join(tree.root.itertext()) == "onetwo"
    assert "the XML is not well formed; read as far as possible" in tree.warnings


def test_controls_that_xml_forbids_are_shown_as_replaced() -> None:
    assert read_xml(b"<r>a\x0bb</r>").root.text == "a\ufffdb"


def test_junk_before_the_first_tag_is_no_matter() -> None:
    assert read_xml(b"\xef\xbb\xbf \n <?xml version='1.0'?>\n<r/>").root.tag == "r"


@pytest.mark.parametrize("data", [b"", b"no xml", b"<!DOCTYPE r [ <!ENTITY", b"< >"])
def test_what_is_no_xml_is_refused(data: bytes) -> None:
    with pytest.raises(IngestError):
        read_xml(data)


def test_languages_are_inherited() -> None:
    root = read_xml(b'<a xml:lang="en"><b/></a>').root
    assert language_of(root[0]) == "en"
    assert language_of(read_xml(b"<a/>").root) == ""


def test_a_document_too_large_for_memory_is_said_to_be(monkeypatch: pytest.MonkeyPatch) -> None:
    from lxml import etree

    from reader.ingest.html_text import parse_html

    def failing(*_: object) -> None:
        raise etree.XMLSyntaxError("Memory allocation failed", etree.ErrorTypes.ERR_NO_MEMORY, 1, 1)

    monkeypatch.setattr(etree, "fromstring", failing)
    with pytest.raises(MemoryError):
        read_xml(b"<a/>")
    with pytest.raises(MemoryError):
        parse_html("<a>")
