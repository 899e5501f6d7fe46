"""The frame of the main screen: its panes and bars, which of them are shown, and which has the focus.

What stands in them is the business of `main_screen`.
"""

from collections.abc import Callable, Coroutine, Sequence
from typing import TYPE_CHECKING, Any

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.screen import Screen
from textual.widget import Widget

from reader.model.clean_text import CleanText
from reader.model.settings import Settings
from reader.text.clean import clean_line
from reader.tui.action import Context
from reader.tui.arrangement import PaneName, arrange
from reader.tui.article_list import ArticleList
from reader.tui.article_view import ArticleView
from reader.tui.bar import Bar, rule
from reader.tui.bottom_bar import BottomBar
from reader.tui.hints import KeyBar
from reader.tui.look import Look
from reader.tui.pane import Pane
from reader.tui.pieces import Ink, Piece
from reader.tui.purpose import Purpose
from reader.tui.side import Side
from reader.tui.title_bar import TitleBar
from reader.tui.views_pane import View, ViewsPane

if TYPE_CHECKING:
    from reader.tui.choice import Choice
    from reader.tui.figures_pane import FiguresPane
    from reader.tui.prompt import Prompt
    from reader.tui.sections_pane import SectionsPane

MESSAGE_SECONDS = 6.0


class Frame(Screen[None], inherit_bindings=False):
    """`strip` says whether key figures stand in the article rather than beside it.

    What is not shown at first is mounted when it is: every widget makes the first screen a millisecond later.
    """

    AUTO_FOCUS = "#list"

    def __init__(self) -> None:
        super().__init__()
        self.strip = True
        self.settings = Settings()
        self.title_bar, self.key_bar = TitleBar(id="title"), KeyBar(id="keys")
        self.top_rule, self.bottom_rule, self.small = Bar(id="top"), Bar(id="bottom-rule"), Bar(id="small")
        self.list, self.article = ArticleList(), ArticleView()
        self.side = Side()
        self.views_pane = ViewsPane()
        self.left = Vertical(self.list, id="left")
        self.bottom = BottomBar()
        self._pane = PaneName.LIST
        self._prompt: Prompt | None = None
        self._use_line: Callable[[str], object] = lambda _: None
        self._asked_from: Widget | None = None
        self.current_look: Look | None = None
        self._working = CleanText("")
        self._message = CleanText("")

    def compose(self) -> ComposeResult:
        """The frame and the panes."""
        yield self.title_bar
        yield self.top_rule
        yield Horizontal(self.left, self.article, self.side, id="panes")
        yield self.bottom_rule
        yield self.bottom
        yield self.key_bar

    @property
    def figures(self) -> "FiguresPane":
        """The key figures beside the article."""
        return self.side.figures

    @property
    def sections(self) -> "SectionsPane":
        """The outline beside the article."""
        return self.side.sections

    def work(self, job: Coroutine[Any, Any, object]) -> None:
        """Run a coroutine that ends with the screen."""
        self.run_worker(job, exit_on_error=True)

    def say(self, text: str) -> None:
        """Show a message for a while."""
        self._message = clean_line(text)
        self.show_message()
        if self._message:
            self.set_timer(MESSAGE_SECONDS, lambda said=self._message: self.unsay(said))

    @property
    def message(self) -> CleanText:
        """What was said last, while it is shown."""
        return self._message

    def unsay(self, said: CleanText) -> None:
        """Take a message back, unless another one has taken its place."""
        if said is self._message:
            self._message = CleanText("")
            self.show_message()

    def working(self, text: str) -> None:
        """Show what goes on in the background; empty when it is done."""
        self._working = clean_line(text)
        self.show_message()

    def show_message(self) -> None:
        """Bring the left of the bottom bar up to date."""
        if self._message:
            self.bottom.say(Piece(self._message), news=True)
        elif self._working:
            self.bottom.say(Piece(self._working, (Ink.DIM,)))
        else:
            self.bottom.say(*self.standing())

    def standing(self) -> Sequence[Piece]:
        """What the bottom bar says while there is no news."""
        return ()

    def doubts(self) -> CleanText:
        """What of the search being typed could not be read as it may be meant; stands where the hints do."""
        return CleanText("")

    def ask_line(
        self, label: str, text: str, use: Callable[[str], object], words: Sequence[str] = ()
    ) -> None:
        """Ask for a line of text, starting from `text`; `use` gets it unless the reader thinks better of it.

        `words` are offered as completions, with Tab.
        """
        self._use_line = use
        self.prompt_for(Purpose.LINE, text, f" {label} ", words)

    def line_given(self, text: str) -> None:
        """The line that was asked for is there."""
        self.focus_pane(self.home)
        self._use_line(text)

    def prompt_for(self, purpose: Purpose, text: str, label: str = "", words: Sequence[str] = ()) -> None:
        """Ask for something in the bottom bar."""
        self.bottom.label(label or purpose.value)
        if self._prompt is None:
            from reader.tui.prompt import Prompt

            self._prompt = Prompt()
            self.bottom.mount(self._prompt, before="#status")
        self._prompt.begin(purpose, text, words)

    def ask(self, choice: "Choice | None") -> None:
        """Ask a question that one key answers; None: it was answered."""
        before = self.focused
        self.bottom.ask(choice)
        if choice is not None:
            self._asked_from = before
        else:
            self.focus_pane(self._asked_from if isinstance(self._asked_from, Pane) else self.list)

    def set_focus(
        self, widget: Widget | None, scroll_visible: bool = True, from_app_focus: bool = False
    ) -> None:
        """Give a widget the focus, if the question that is being asked lets go of it.

        What only a terminal too small for anything hides keeps it, so that a line or a question outlasts that.
        """
        if widget is None and self.app.app_focus and self.focused is not None and self._is_kept(self.focused):
            return
        asked = self.bottom.asked
        if asked is not None and self.focused is asked is not widget and self.app.app_focus:
            if not asked.lets_go():
                return
            self._asked_from = widget
            asked.action_answer("")
        super().set_focus(widget, scroll_visible, from_app_focus)

    def _is_kept(self, focused: Widget) -> bool:
        return bool(self.small.display) or all(each.display for each in focused.ancestors_with_self)

    @property
    def pane(self) -> PaneName:
        """The pane that has the focus, or had it before something was typed."""
        return self._pane

    @property
    def home(self) -> Widget:
        """The pane to go back to from the bottom bar."""
        return self._pane_named(self._pane)

    def focus_pane(self, pane: Widget) -> None:
        """Give a pane the focus, and the screen to it where only one fits."""
        self.bottom.label(None)
        name = (
            PaneName.LIST
            if pane in {self.list, self.views_pane}
            else PaneName.ARTICLE
            if pane is self.article
            else PaneName.SIDE
        )
        if name != self._pane:
            self._pane = name
            self.place_panes()
        self.set_focus(pane)  # at once: keys that were typed ahead are for it

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Other keys mean something now."""
        widget = event.widget
        if isinstance(widget, Pane):
            names = {"views": PaneName.LIST, "list": PaneName.LIST, "article": PaneName.ARTICLE}
            self._pane = names.get(widget.id or "", PaneName.SIDE)
        self.show_hints()

    def on_resize(self) -> None:
        """Arrange the panes for another size."""
        self.place_panes()

    def place_panes(self) -> None:
        """Give every pane its width, or none."""
        width, height = self.app.size
        plan = arrange(width, height, self._pane, self.settings.list_width, self.settings.side_width)
        with self.app.batch_update():
            if plan.too_small and not self.small.is_attached:
                self.mount(self.small)
            self.small.display = plan.too_small
            self.small.left = (Piece(CleanText(f"too small: {width}×{height}, 20×5 is enough")),)
            for widget in (self.title_bar, self.top_rule, self.bottom_rule, self.key_bar):
                widget.display = plan.frame
            self.title_bar.leads_back = plan.list_width == 0
            self.bottom.display = not plan.too_small
            for pane, cells in (
                (self.left, plan.list_width),
                (self.article, plan.article_width),
                (self.side, plan.side_width),
            ):
                pane.display = cells > 0
            self.article.ruled = plan.list_width > 0
            self.side.wrap(plan.side_width, ruled=plan.article_width > 0)
            self.left.styles.width = plan.list_width
            self.side.styles.width = plan.side_width + (plan.article_width > 0)
            joints = [plan.list_width] if plan.list_width and plan.article_width else []
            if plan.side_width and plan.article_width:
                joints.append(width - plan.side_width - 1)
            self.top_rule.left = rule(width, joints, "┬")
            self.bottom_rule.left = rule(width, joints, "┴")
            self.fit_side()
            self.show_hints()
        if plan.strip != self.strip:
            self.strip = plan.strip
            self.figures_moved()

    def figures_moved(self) -> None:
        """Key figures belong into the article now, or beside it: `strip` has changed."""

    def show_views(self, views: Sequence[View], shown: int) -> None:
        """Show saved searches above the list, in a third of its height at most."""
        if views and not self.views_pane.is_attached:
            self.left.mount(self.views_pane, before=self.list)
        self.views_pane.show(views, shown)
        if self.views_pane.display != bool(views):
            self.views_pane.display = bool(views)
        self.views_pane.styles.height = min(len(views) + 1, max((self.app.size.height - 5) // 3, 3))

    def on_cards_pane_grown(self) -> None:
        """Share the side pane out anew."""
        self.fit_side()

    def fit_side(self) -> None:
        """Share the side pane out between key figures, sections and marks."""
        self.side.share(self.app.size.height - 5)

    def show_hints(self) -> None:
        """Bring the line of hints up to date."""
        focused = self.focused
        context = getattr(focused, "context", Context.EVERYWHERE)
        words = getattr(focused, "hint_words", {})
        doubts = self.doubts()
        if doubts and getattr(focused, "purpose", None) == Purpose.LIBRARY:
            self.key_bar.say(doubts)
        else:
            self.key_bar.show(context, words)

    def take_look(self, look: Look) -> None:
        """Hand the colours to everything that paints."""
        self.current_look = look
        bars = (self.title_bar, self.top_rule, self.bottom_rule, self.key_bar, self.small, self.bottom)
        for widget in (*bars, self.views_pane, self.list, self.article):
            widget.look = look
        self.side.take_look(look)

    def action_pane(self, by: int) -> None:
        """The next pane, or the one before."""
        views = [self.views_pane] if self.views_pane.display else []
        panes = [*views, self.list, self.article, *self.side.filled]
        here = panes.index(self.focused) if self.focused in panes else 0
        self.focus_pane(panes[(here + by) % len(panes)])

    def action_show_pane(self, name: str) -> None:
        """Go to a pane."""
        filled = self.side.filled if name == PaneName.SIDE else ()
        self.focus_pane(filled[0] if filled else self._pane_named(PaneName(name)))

    def _pane_named(self, name: PaneName) -> Pane:
        if name == PaneName.LIST:
            return self.list
        return self.article if name == PaneName.ARTICLE else self.sections
