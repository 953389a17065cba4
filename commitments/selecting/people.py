"""People by whose names readers ask for a party: leaders, and those who speak for it on health, since the election of July 2024.

Surnames stand alone only where they are no other word and nobody else's here.
"""

PEOPLE = {
    "labour": (
        "Keir Starmer", "Starmer", "Andy Burnham", "Burnham", "Wes Streeting", "Streeting", "Anas Sarwar", "Sarwar", "Eluned Morgan",
        "Rachel Reeves",
    ),
    "conservative": ("Rishi Sunak", "Sunak", "Kemi Badenoch", "Badenoch"),
    "liberal-democrat": ("Ed Davey", "Sir Ed Davey"),
    "snp": ("John Swinney", "Swinney"),
    "sinn-fein": ("Mary Lou McDonald", "Michelle O'Neill", "O'Neill"),
    "reform": ("Nigel Farage", "Farage"),
    "dup": ("Gavin Robinson",),
    "green": ("Carla Denyer", "Adrian Ramsay", "Zack Polanski", "Polanski"),
    "plaid-cymru": ("Rhun ap Iorwerth",),
    "sdlp": ("Colum Eastwood", "Claire Hanna"),
    "alliance": ("Naomi Long",),
    "uup": ("Doug Beattie", "Mike Nesbitt", "Nesbitt"),
    "tuv": ("Jim Allister", "Allister"),
    "scottish-greens": ("Patrick Harvie", "Lorna Slater"),
    "alba": ("Alex Salmond", "Salmond"),
}  # fmt: skip
