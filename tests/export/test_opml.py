from reader.export.opml import opml
from reader.model.feed import Feed


def test_subjects_become_nested_folders() -> None:
    feeds = [
        Feed(url="https://me:secret@a.example/?x=1&y=2", title='A "quoted" <title>'),
        Feed(url="https://b.example/", subjects=("World", "Syria")),
        Feed(url="https://c.example/", subjects=("World",)),
        Feed(url="https://d.example/", title="\x00\x1b[2J", subjects=("World", "Iraq")),
    ]
    assert (
        "".join(opml(feeds))
        == """\
<?xml version="1.0" encoding="UTF-8"?>
<opml version="2.0">
  <head><title>Newsdesk feeds</title></head>
  <body>
    <outline type="rss" text='A "quoted" &lt;title&gt;' title='A "quoted" &lt;title&gt;' \
xmlUrl="https://a.example/?x=1&amp;y=2"/>
    <outline text="World">
      <outline type="rss" text="c.example" title="c.example" xmlUrl="https://c.example/"/>
      <outline text="Iraq">
        <outline type="rss" text="␀␛[2J" title="␀␛[2J" xmlUrl="https://d.example/"/>
      </outline>
      <outline text="Syria">
        <outline type="rss" text="b.example" title="b.example" xmlUrl="https://b.example/"/>
      </outline>
    </outline>
  </body>
</opml>
"""
    )


def test_no_feeds_are_an_empty_list() -> None:
    assert "".join(opml([])).endswith("<body>\n  </body>\n</opml>\n")
