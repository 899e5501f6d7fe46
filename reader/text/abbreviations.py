"""Abbreviations that end in a full stop, for telling that from the end of a sentence.

Lists rather than rules: mostly English as the news agencies write it, with the commonest of other languages.
Case counts: `Sun.` is a day, `sun.` ends a sentence.
"""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_MONTHS = "Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec"

BEFORE_NAMES = _words(
    "Mr Mrs Ms Mx Messrs Dr Prof Rev Fr Hon St Ste Mt Ft Gen Lt Col Maj Capt Cpt Cmdr Cdr Adm Sgt Cpl Pvt "
    "Brig Insp Supt Gov Sen Rep Pres Amb Mme Mlle Mgr Sra Dra Hr vs cf ca approx e.g i.e viz z.B d.h u.a bzw "
    "p.ex"
)
"""They do not end a sentence: something always follows."""

BEFORE_NUMBERS = _words(
    f"No no Nos nos Nr n Fig Figs fig figs Vol vol p pp Sec sec Art art Ch ch Op Eq {_MONTHS} janv févr avr "
    "juil déc"
)
"""They do not end a sentence where a number follows."""

ANYWHERE = _words(
    f"{_MONTHS} Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun Inc Co Corp Ltd Bros Dept Univ Assn Jr Sr Esq Ave "
    "Blvd Rd etc est al Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Md Mass Mich Minn Miss Mo "
    "Mont Neb Nev Okla Ore Pa Tenn Tex Va Vt Wash Wis Wyo"
)
"""They end a sentence only before a word that usually begins one."""

BEGINNINGS = _words(
    "a an the this that these those he she it they we you i his her its their our my there here in on at by "
    "for from with to of as after before during since until while when where why how what who if although "
    "though because but and or so yet then now however meanwhile also still only both each many most some "
    "several all no not one two three according another asked officials police le la les un une il elle der "
    "die das er sie el los las"
)
"""Words that usually begin a sentence, in lower case."""
