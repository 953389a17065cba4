"""People by whose names readers ask for a party: leaders, and those who speak for it on money or health, at the election of July 2024 or since.

Surnames stand alone only where they are no other word and nobody else's here.
"""

PEOPLE = {
    "labour": (
        "Keir Starmer", "Starmer", "Andy Burnham", "Burnham", "Wes Streeting", "Streeting", "Anas Sarwar", "Sarwar", "Eluned Morgan",
        "Rachel Reeves", "Vaughan Gething", "Jeremy Miles",
    ),
    "conservative": (
        "Rishi Sunak", "Sunak", "Kemi Badenoch", "Badenoch", "Jeremy Hunt", "Victoria Atkins", "Andrew RT Davies", "Douglas Ross",
        "Russell Findlay", "Darren Millar",
    ),
    "liberal-democrat": ("Ed Davey", "Sir Ed Davey", "Helen Morgan", "Layla Moran"),
    "snp": ("John Swinney", "Swinney", "Humza Yousaf", "Yousaf", "Neil Gray"),
    "sinn-fein": ("Mary Lou McDonald", "Michelle O'Neill", "O'Neill"),
    "reform": ("Nigel Farage", "Farage", "Richard Tice"),
    "dup": ("Gavin Robinson",),
    "green": ("Carla Denyer", "Adrian Ramsay", "Zack Polanski", "Polanski"),
    "plaid-cymru": ("Rhun ap Iorwerth",),
    "sdlp": ("Colum Eastwood", "Claire Hanna"),
    "alliance": ("Naomi Long",),
    "uup": ("Doug Beattie", "Mike Nesbitt", "Nesbitt"),
    "tuv": ("Jim Allister", "Allister"),
    "scottish-greens": ("Patrick Harvie", "Lorna Slater", "Gillian Mackay", "Ross Greer"),
    "alba": ("Alex Salmond", "Salmond"),
}  # fmt: skip
IN_FULL = frozenset(name for names in PEOPLE.values() for name in names if " " in name)
