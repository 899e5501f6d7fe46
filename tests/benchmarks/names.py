"""The real words of made-up articles: what news is full of, and who, where and what it is about."""


def listed(text: str) -> tuple[str, ...]:
    """The words of the text; `_` stands for a space in one."""
    return tuple(word.replace("_", " ") for word in text.split())


FUNCTION_WORDS = listed("""
the of to and a in that for on is was he with as at by said from it have be are has his not but an they their
were will had who which its been after more this or one about out up two would there when new year people also
over first than into last other could time all what some years many if three her most no because before made
against between under she can while during where such country million being so only told them
own both through four say did day part week off still down five any those just like now may then
including month without around another several members group very since however meanwhile
""")

NEWS_WORDS = listed("""
officials police president minister prime_minister war party government_spokesman court election security
military talks attack report forces international economic killed state law bank trade vote oil health
agency parliament peace_talks army border aid troops crisis human_rights united_nations energy prices leader
opposition capital border_crossing agreement reported announced returned arrested injured displaced declared
demanded promised accused warned ceasefire amnesty general_amnesty earthquake flood drought refugees sanctions
inflation budget strike protest coalition treaty humanitarian famine vaccine epidemic outbreak hospital school
harvest wheat shipping pipeline railway airport satellite spacecraft telescope climate emissions wildfire
hurricane cyclone tsunami volcano landslide rescue evacuation ambassador embassy summit referendum constitution
corruption fraud trial verdict appeal prisoner hostage kidnapping smuggling piracy militia rebels insurgency
airstrike missile artillery minefield disarmament peacekeepers truce siege curfew coup junta resignation
nomination turnout ballot constituency senator mayor governor deputy chancellor monarch tariff currency
unemployment recession subsidy bankruptcy merger shareholder refinery electricity reactor uranium renewable
drinking_water cholera measles malaria tuberculosis vaccination maternity literacy orphanage shelter camp
asylum deportation repatriation citizenship census biodiversity deforestation glacier desertification fisheries
state_of_emergency security_council supreme_court central_bank civil_society mass_grave war_crimes
foreign_minister climate_change interest_rates social_media press_conference
""")
"""Most frequent first."""

CJK_WORDS = listed("""
政府 表示 总统 选举 停火 地震 经济 国际 安全 警方 组织 人道 援助 难民 边境 协议 会议 法院
军队 和平 谈判 首都 部长 发言人 发展 合作 石油 价格 银行 卫生 医院 学校 疫苗 洪水 救援 联合国
宣布 报告 人民 国家 今年 去年 目前 已经 以及 大赦 因此 其中 首相 大統領 発表した 東京 地方 被害
避難 住民 調査 では として について 会談 合意 開始 都市 産業 環境 気候 変動 技術 研究
""")

PLACES = listed("""
Baghdad Damascus Al-Qaim Rutba Amman Beirut Cairo Tunis Rabat Dakar Accra Lagos Nairobi Kampala Addis_Ababa
Khartoum N'Djamena Kinshasa Luanda Harare Maputo Pretoria Antananarivo Lomé Yaoundé Bogotá Caracas Quito Lima
La_Paz Asunción São_Paulo Brasília Montevideo Santiago Panamá San_José Mexico_City Havana Port-au-Prince
Montréal Toronto Chicago Houston Geneva Zürich Vienna Munich Köln Málaga Lisbon Reykjavík Tromsø Malmö
Helsinki Tallinn Riga Vilnius Gdańsk Kraków Prague Bratislava Budapest Bucharest Sofia Skopje Tirana Athens
İzmir Ankara Tbilisi Yerevan Baku Tehran Kabul Islamabad Karachi Delhi Mumbai Kolkata Dhaka Colombo Kathmandu
Yangon Bangkok Hanoi Phnom_Penh Manila Jakarta Dili Port_Moresby Suva Sydney Auckland Seoul Osaka Ulaanbaatar
""")

SOURCES = listed("""
Example_Wire Northern_Courier Harbour_Post Meridian_News_Agency The_Evening_Ledger Plain_Dealer_of_Ostrava
Continental_Press Delta_Observer Highland_Gazette Coastline_Radio The_Weekly_Record Union_Dispatch
Foothill_Times Capital_Bulletin Le_Quotidien_du_Sud El_Diario_Abierto Südkurier_am_Abend Lakeside_Tribune
""")

SUBJECTS = listed("""
politics elections diplomacy conflict ceasefire amnesty human_rights refugees migration aid economy trade
energy oil agriculture health vaccination climate disaster earthquake floods science space justice crime
education transport labour religion culture sport technology environment water
""")

COUNTED = (
    ("people displaced", "people"),
    ("homes destroyed", "homes"),
    ("officers and personnel returned", "people"),
    ("votes counted", "votes"),
    ("tonnes of wheat delivered", "tonnes"),
    ("patients treated", "patients"),
    ("prisoners released", "prisoners"),
    ("children vaccinated", "children"),
    ("jobs lost", "jobs"),
    ("hectares burnt", "hectares"),
    ("vehicles destroyed", "vehicles"),
    ("families returned", "families"),
    ("barrels exported", "barrels"),
    ("troops deployed", "troops"),
)
"""What the key figures count: a label and its unit."""

HEADINGS = (
    "Background",
    "The humanitarian effort",
    "What happens next",
    "Reactions",
    "How it began",
    "The numbers",
    "The other side",
    "In the region",
    "What is not known",
    "The handover",
)
