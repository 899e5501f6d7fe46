"""Closed classes of English words that steer the search for what is counted. No rule lives here."""

from collections.abc import Mapping
from types import MappingProxyType


def word_set(words: str) -> frozenset[str]:
    """The words of a text as a set: how this room writes its tables down."""
    return frozenset(words.split())


FUNCTION_WORDS = word_set(
    "a an the this that these those my your his her its our their whose which who whom what where when while"
    " why how and or but nor so yet if unless because as although though since until till than then there here"
    " of in on at by for from to into onto upon with without within about above across after against along amid"
    " among around before behind below beneath beside besides between beyond despite down during except inside"
    " like near off out outside over past per through throughout toward towards under underneath up via versus"
    " aboard ahead away apart instead is are was were be been being am has have had having do does did doing"
    " will would shall should can could may might must not no never i he she it we they you him them us me"
    " himself herself itself themselves also only just even still already now today yesterday tomorrow tonight"
    " ago later earlier again once twice soon both either neither each every all any some such too very much"
    " many few most least less well however therefore thus meanwhile nearly almost percent according due"
    " including monday tuesday wednesday thursday friday saturday sunday january february march april june july"
    " august september october november december another roughly approximately alone altogether abroad overnight"
    " annually together respectively apiece anyway afterwards else ever far whether plus minus"
)
"""Words at which a noun phrase that began with a number has ended."""

PAST_VERBS = word_set(
    "said told went came took gave made got found left lost won led met sat saw ran rose fell flew fled fought"
    " held kept knew paid put sent set shot sold spent stood struck thought threw voted wrote began became"
    " brought built bought caught chose died drew drove felt grew heard hit hurt laid lay meant read rode sank"
    " spoke stole swam taught tore understood wore dropped says say need needed want wanted remain remained live"
    " lived work worked die sell cost include included happened agreed arrived attended believed belonged seem"
    " seemed appear appeared go come become show showed fell know think received accepted gathered died turned"
    " survived escaped participated protested marched joined returned required crossed landed reached entered seen"
)
"""Verb forms that follow a counted noun; an -ed form before a plural is taken for an adjective instead."""

PLURALS = word_set(
    "people men women children policemen policewomen firemen fishermen servicemen servicewomen gunmen"
    " businessmen congressmen lawmen craftsmen spokesmen sportsmen sportswomen workmen salesmen countrymen"
    " clansmen tribesmen militiamen schoolchildren grandchildren personnel police staff cattle sheep fish"
    " livestock poultry aircraft spacecraft helicopters offspring teeth feet geese mice media data criteria"
    " phenomena bacteria strata alumni nuclei fungi cacti crises species series clergy crew infantry cavalry"
    " faithful oxen bison deer swine passersby runners-up mps gps pcs tvs ngos ceos infantrymen guardsmen"
    " crewmen midwives wives lives knives wolves halves loaves leaves thieves shelves calves hovercraft"
    " watercraft folk townsfolk lire youth clientele"
)
"""Plurals without an s, and nouns of many that take no s."""

PRESENT_VERBS = word_set(
    "weighs expects contains includes requires becomes seems belongs consists believes thinks knows gets gives"
    " takes makes comes owns earns pays receives suffers wants agrees provides produces carries keeps sees feels"
    " sits allows begins brings depends enters exists gathers happens joins loses refuses relies sells sends"
    " speaks spends tells writes"
)
"""Verbs in -s that are hardly ever nouns in the plural."""

NOT_PLURALS = PRESENT_VERBS | word_set(
    "this his its hers theirs yes news always perhaps across versus thus besides towards nowadays sometimes"
    " whereas unless texas paris athens brussels wales reuters philippines netherlands cyprus honduras laos"
    " barbados bahamas emirates mars venus uranus politics economics physics mathematics athletics gymnastics"
    " diabetes aids covid rabies measles mumps christmas gas bus virus census status bonus campus focus"
    " consensus congress process crisis basis analysis thesis emphasis diagnosis paralysis chaos cosmos canvas"
    " atlas bias tennis plus minus surplus corps says goes does was has is as us thus texas kansas arkansas"
    " illinois dallas francis james charles thomas williams jones davis harris lewis lucas nicolas louis angeles"
    " damascus hamas odds overseas afterwards downwards upwards forwards backwards chess class press business"
    " illness witness fitness mess loss cross boss mass glass grass pass address stress success access progress"
    " distress princess actress waitress hostess harness wilderness others"
)
"""Words in -s that count nothing."""

PREDICATES = word_set(
    "dead killed wounded injured hurt missing arrested detained rescued hospitalised hospitalized displaced"
    " kidnapped abducted evacuated infected homeless stranded trapped drowned executed imprisoned jailed freed"
    " released sentenced convicted unaccounted unemployed ill sick alive unhurt critically seriously lightly"
    " severely slightly affected"
)
"""What is said of people without naming them: `12 dead`, `30 seriously wounded`."""

HARMING_VERBS = word_set(
    "kill kills killed killing wound wounds wounded wounding injure injures injured injuring hurt hurting"
    " arrest arrests arrested arresting detain detains detained detaining rescue rescues rescued rescuing"
    " evacuated displaced displacing hospitalised hospitalized infected infecting trapped trapping drowned"
    " drowning executed executing sickened employs employ employing employed leaving leaves left claimed"
    " stranded stranding hire hires hired hiring recruit recruited recruiting"
)
"""Verbs whose object is people even where they are not named: `killed 12`."""

ADJECTIVES = word_set(
    "new old young more other further additional extra fresh big small large great huge major minor senior"
    " junior long short high low deep wide late early recent former current previous next last first second"
    " third local foreign main key top good bad better worse best worst likely different separate various"
    " several full whole entire own same poor rich black white red green blue brown armed elderly adult male"
    " female pregnant heavy light strong weak hot cold dry wet free live real true false rare common modern"
    " ancient young newer older younger larger smaller bigger serving vulnerable suspected alleged confirmed"
    " reported estimated known unknown straight consecutive solid mere whopping record unarmed innocent"
    " undocumented multiple simultaneous remaining existing missing surviving ordinary public private domestic"
    " primary secondary moderate severe mild veteran largest biggest smallest highest lowest latest oldest"
    " youngest longest richest poorest nearest closest greatest strongest deadliest"
)
"""Adjectives that no ending gives away; left out of the unit when they lead it."""

ADJECTIVE_NOUNS = word_set(
    "hospital capital festival terminal animal metal coal rival trial journal meal deal goal arrival funeral"
    " criminal professional official principal general corporal admiral cardinal approval proposal renewal"
    " rental arsenal signal medal pedal canal cathedral mineral vessel executive motive detective objective"
    " initiative representative native archive drive hive locomotive traffic music clinic plastic topic fabric"
    " republic mosaic picnic medic critic mechanic academic library secretary diary salary boundary burglary"
    " dictionary table cable vegetable variable bible fish seed feed weed bed shed sled hundred rugby surrogate"
    " mobile missile rifle vehicle textile article oil olive"
)
"""Nouns that look like adjectives."""

VAGUE = word_set("several few many some couple dozens hundreds thousands millions billions tens scores")
"""Amounts without a number; a number beside them (`several hundred`) is no figure either."""

MONTHS = word_set(
    "january february march april may june july august september october november december jan feb mar apr jun"
    " jul aug sep sept oct nov dec jan. feb. mar. apr. jun. jul. aug. sep. sept. oct. nov. dec."
)

PARTICIPLES: Mapping[str, str] = MappingProxyType(
    {
        verb: verb
        for verb in word_set(
            "sold bought found lost won sent shot hit held built spent left led met paid put"
        )
    }
    | {
        verb: verb
        for verb in word_set(
            "fled hurt caught taught made kept fed bred cut laid read lent burnt struck swept"
        )
    }
    | {"took": "taken", "taking": "taken", "saw": "seen", "gave": "given", "drew": "drawn", "stole": "stolen"}
    | {"stealing": "stolen", "wrote": "written", "chose": "chosen", "broke": "broken", "drove": "driven"}
    | {
        "taken": "taken",
        "given": "given",
        "stolen": "stolen",
        "seen": "seen",
        "written": "written",
        "torn": "torn",
    }
    | {"leaving": "left", "holding": "held", "selling": "sold", "losing": "lost", "winning": "won"}
    | {
        "including": "",
        "during": "",
        "being": "",
        "according": "",
        "need": "",
        "seed": "",
        "red": "",
        "indeed": "",
    }
    | {"united": "", "following": "", "used": ""}
)
"""The participles of irregular verbs; empty for words that only look like participles."""

BASE_FORMS: Mapping[str, str] = MappingProxyType(
    {"build": "built", "make": "made", "send": "sent", "take": "taken", "give": "given", "buy": "bought"}
    | {"sell": "sold", "hold": "held", "lose": "lost", "win": "won", "bring": "brought", "pay": "paid"}
    | {"find": "found", "keep": "kept", "lay": "laid", "plan": "planned", "ship": "shipped"}
    | {"scrap": "scrapped", "stop": "stopped", "need": "needed"}
)
"""The participles of verbs in their base form that do not just add -ed."""
