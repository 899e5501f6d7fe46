"""Files that several feeds brought, and files that somebody else had a hand in."""

from reader.library.claims import Claims
from reader.library.feed_entries import Entry
from reader.library.filing import Filed, Outcome
from reader.model.article import Article
from reader.model.feed import SeenEntry
from reader.model.incoming import Incoming

ENTRY = Entry(incoming=Incoming(article=Article(headline="Storm")), key="k", digest="d", dated=1.0)


def filed(outcome: Outcome) -> Filed:
    return Filed(outcome=outcome, headline="Storm", path="storm.yaml")


def test_a_second_feed_shares_the_file_and_knows_what_it_is_like_now() -> None:
    claims = Claims({})
    claims.filed("one", ENTRY, filed(Outcome.ADDED), "as added", "as added")
    claims.filed("two", ENTRY, filed(Outcome.DUPLICATE), "as added", "with both")
    stamps = [(claims.of(feed)["k"].path, claims.of(feed)["k"].stamp) for feed in ("one", "two")]
    assert stamps == [("storm.yaml", "with both")] * 2
    assert set(claims.changed) == {"one", "two"}


def test_the_last_feed_to_give_a_file_up_takes_it_away() -> None:
    claims = Claims({})
    claims.filed("one", ENTRY, filed(Outcome.ADDED), "", "s")
    claims.filed("two", ENTRY, filed(Outcome.DUPLICATE), "s", "s")
    assert claims.release("one", [claims.of("one")["k"]]) == []
    assert claims.of("one")["k"].path == ""
    last = claims.of("two")["k"]
    assert claims.release("two", [last]) == [last]


def test_what_somebody_edited_or_wrote_is_nobodys_to_take_away() -> None:
    edited = SeenEntry(key="k", digest="d", dated=1.0, path="storm.yaml", stamp="as added")
    claims = Claims({"one": {"k": edited}})
    claims.filed("one", ENTRY, filed(Outcome.UPDATED), "as edited", "updated")
    assert claims.of("one")["k"].stamp == "as added"  # which it never is again
    claims.filed("two", ENTRY, filed(Outcome.DUPLICATE), "updated", "updated")
    assert claims.of("two")["k"].path == ""
