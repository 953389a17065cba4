"""The closed lists of words that records may use, with what each is called on the site and what it means.

Every list is a mapping ``word -> Term``. The words are what stands in the YAML and in web addresses, so they are permanent;
the labels are what readers see and may be improved at any time. Rules behind the words: docs/data-dictionary.md.
"""

from typing import NamedTuple


class Term(NamedTuple):
    """A word's name for readers (``label``) and its meaning in one sentence (``meaning``)."""

    label: str
    meaning: str


SCOPES = {
    "core": Term(
        "Core",
        "Health or care services, public health, health regulation, medicines, health research, or a measure whose stated "
        "purpose is health or care.",
    ),
    "wider": Term(
        "Wider",
        "A wider cause of health, or a neighbouring subject, where the passage does not make health its purpose. "
        "Not used to compare parties.",
    ),
}

LANGUAGES = {
    "cy": Term("Welsh", "A name in Welsh."),
    "ga": Term("Irish", "A name in Irish."),
    "gd": Term("Scottish Gaelic", "A name in Scottish Gaelic."),
    "sco": Term("Scots", "A name in Scots."),
}

STANCES = {
    "do": Term("Would do", "The party would bring it about in government."),
    "press": Term("Would press for", "The party would press another government for it, or vote for it."),
    "keep": Term("Would keep", "What exists would be protected or would continue."),
    "oppose": Term("Would oppose", "The party would stop or resist it."),
}

ACTIONS = {
    "legislate": Term("Legislate", "Make, change or repeal a law."),
    "spend": Term("Spend", "Put money in."),
    "tax": Term("Tax", "Raise, cut or waive a tax, levy or charge."),
    "recruit": Term("Recruit", "Recruit or train staff."),
    "build": Term("Build", "Make something new: a building, equipment, a service, a scheme or a body."),
    "guarantee": Term("Guarantee", "Promise a right, a standard, a target, or that something stays."),
    "expand": Term("Expand", "Make more of what exists."),
    "reform": Term("Reform", "Change how something is done; a plan or a strategy."),
    "review": Term("Review", "Inquire, consult or assess."),
    "restrict": Term("Restrict", "Ban, limit or oblige."),
    "abolish": Term("Abolish", "End, close or scrap."),
    "pilot": Term("Pilot", "Try out before deciding."),
    "negotiate": Term("Negotiate", "Agree with another government, body or profession."),
}

ACTORS = {
    "uk-government": Term("UK Government", "Ministers and departments in Westminster; for England also its health service."),
    "scottish-government": Term("Scottish Government", "Scottish Ministers, answering to the Scottish Parliament."),
    "welsh-government": Term("Welsh Government", "Welsh Ministers, answering to the Senedd."),
    "ni-executive": Term("Northern Ireland Executive", "Ministers answering to the Northern Ireland Assembly."),
    "local-government": Term("Local government", "Councils and combined authorities."),
    "irish-government": Term("Irish Government", "The Government of Ireland."),
}

APPROACHES = {
    "system-view": Term(
        "System view",
        "Organisations, sectors or governments act together. A plan or law that merely covers several does not count.",
    ),
    "co-production": Term("Co-production", "Designed or decided with patients, carers, staff or communities."),
    "measurement": Term(
        "Measurement",
        "Sets up measuring, publishing, monitoring, evaluating, trialling or a feedback loop. A bare target, a review or "
        "a consultation does not count.",
    ),
    "capability": Term(
        "Capability", "Builds skills, leadership, culture or professional standards. Staff numbers or places do not count."
    ),
}

PLAN_FACTS = {
    "target": Term("What exactly", "The text states a target: an amount, a standard or an end state that can be checked."),
    "deadline": Term("By when", "The text says by when."),
    "funding": Term("With what money", "The text says what it costs, saves or raises, or where the money comes from."),
    "lead": Term("Who leads", "The text names a body or post that would lead it."),
    "mechanism": Term("How", "The text says how it is to be done."),
}

FUNDING_KINDS = {
    "cost": Term("Cost", "Money that would be spent."),
    "saving": Term("Saving", "Money that would be saved."),
    "revenue": Term("Revenue", "Money that would be raised."),
}

UPDATE_KINDS = {
    "announcement": Term("Announcement", "A government or public body says what it does or will do."),
    "law": Term("Law", "A bill, an Act or regulations."),
    "report": Term("Report", "A report by a body or the press."),
    "spending": Term("Spending", "Money set aside or paid."),
    "independent-check": Term("Independent check", "An independent body judged the commitment."),
    "statistic": Term("Statistic", "A published figure."),
    "review": Term("Review", "A review or an inquiry."),
}

# The kind of an update in which an independent body says what became of a promise.
INDEPENDENT_CHECK = "independent-check"

# The status of progress.yaml that a commitment without evidence has where others govern: the one that code gives by itself.
NOT_IN_POWER = "not-in-power"
# The statuses of promises of which the act has happened, or a part of it; see standing.shown_by.
DELIVERED, DELIVERED_IN_PART = "delivered", "delivered-in-part"

# What a commitment without evidence is called beside the statuses of progress.yaml.
UNFOLLOWED = {
    "nothing-found": Term("No evidence found", "We looked for what became of it and found no page that says."),
    "not-searched": Term("Not checked yet", "Nobody has looked yet. This says nothing about the commitment."),
}

CONFIDENCE = {
    "high": Term("High", "Primary source, an independent body, or several sources that agree."),
    "medium": Term("Medium", "A single press or trade report, or a second-hand account of a primary source."),
    "low": Term("Low", "Aggregator, interested party, partial figures, or a source that bears on it only indirectly."),
}

LOW = "low"  # of CONFIDENCE

FACT_CONFIDENCE = {
    "solid": Term("Official or agreeing", "Official page or statute text seen, or two independent pages agree."),
    "secondary": Term("Second-hand", "News, firm, charity or mirror page."),
    "thin": Term("Weak", "Old, undated, partisan or indirect: check before relying on it."),
}

POWER_STATUSES = {
    "uk-parliament": Term("UK Parliament", "England has no legislature of its own; the UK Parliament and ministers decide."),
    "reserved": Term("Reserved", "Kept by the UK Parliament (Scotland, Wales)."),
    "excepted-or-reserved": Term(
        "Excepted or reserved", "On one of Northern Ireland's two lists of matters kept at Westminster."
    ),
    "devolved": Term("Devolved", "Decided by the Scottish Parliament or the Senedd."),
    "transferred": Term("Transferred", "Decided by the Northern Ireland Assembly."),
    "shared": Term("Shared", "Split, or run UK-wide or GB-wide by agreement or with consent."),
    "not-established": Term("Not established", "None of the pages seen says."),
}

BRANCHES = {
    "uk": Term("UK manifesto", "The party's manifesto for the whole United Kingdom."),
    "england-and-wales": Term("England and Wales manifesto", "The manifesto of a party that stands in England and Wales."),
    "scotland": Term("Scottish manifesto", "The manifesto or edition for Scotland."),
    "wales": Term("Welsh manifesto", "The manifesto or edition for Wales."),
    "northern-ireland": Term("Northern Ireland manifesto", "The manifesto for Northern Ireland."),
}

COPIES = {
    "printed": Term("Printed text", "Plain text made from the party's own PDF."),
    "archive": Term("Archive copy", "A transcription kept by a public archive."),
}

COMPLETENESS = {
    "whole": Term("Whole", "Nothing is known to be missing."),
    "abridged": Term("Abridged", "Passages of the printed manifesto are missing."),
    "not-known": Term("Not known", "There was nothing to compare it with."),
}

CHECKED = {
    "row": Term("Commitment", "Every field of a commitment, checked against the manifesto."),
    "cell": Term("Topic paired with a party", "Whether a party says something on a topic, checked against its manifestos."),
    "status": Term("Status", "What became of a commitment, checked against the evidence that can be found."),
}

CHECKED_WHOLE = {
    "promises": Term("Promises", "What the manifestos say."),
    "progress": Term("What became of them", "What has been done since."),
    "approaches": Term("Guides and powers", "What the guides of the approaches say, and who makes the law on a topic."),
}

VERDICTS = {
    "right": Term("Right", "Nothing to change."),
    "slip": Term("Slip", "Something is inexact, but would mislead nobody."),
    "misleads": Term("Misleads", "It would mislead a reader."),
}

# What `check` asks to be looked at again; each kind is explained in docs/checking.md.
SECOND_LOOKS = {
    "figures-differ": Term("Figures differ", "A figure in one text of the entry is not in the others."),
    "dates-differ": Term("Dates differ", "A date in words differs from the date beside it."),
    "phrase-figures": Term("Figures of the search phrase", "The search phrase has a figure that is nowhere else in the entry."),
    "money-apart": Term(
        "Money apart", "The action is to spend and no cost is given, or a cost is given and the action is another."
    ),
    "left-office": Term("Left office", "Somebody named had left the government by that day."),
    "later-source": Term("Later source", "A source was published long after the day given for the standing."),
}

REDIRECT_KINDS = {
    "joined": Term("Joined", "Two rows turned out to be one promise; the old id leads to the row that holds both."),
    "renamed": Term("Renamed", "The id was changed."),
}

# What readers' addresses name, so that an id of it leads somewhere for ever once it was published.
RENAMED_KINDS = {
    "document": Term("Document", "A manifesto, in documents.yaml."),
    "party": Term("Party", "A party, in parties.yaml."),
    "theme": Term("Theme", "A theme, in themes.yaml."),
    "topic": Term("Topic", "A topic, in topics.yaml."),
}
RELEASED_KINDS = {"commitment": Term("Commitment", "A promise, in commitments.yaml.")} | RENAMED_KINDS

ENTITLEMENTS = {
    "prescription_charge": Term("Prescriptions", "What an adult pays for an NHS or HSC prescription."),
    "hospital_parking": Term("Hospital parking", "Whether hospitals charge for parking."),
    "eye_tests": Term("Eye tests", "Who gets a free sight test."),
    "dental_charges": Term("Dental charges", "What a patient pays for health service dentistry."),
    "personal_care_older_people": Term("Personal care", "Whether older people pay for help with washing, dressing and eating."),
    "social_care_cap_or_means_test": Term("Means test for social care", "What people with savings or a home pay for care."),
}

STANDARDS = {
    "planned-care": Term("Planned care", "How long people wait for planned hospital care."),
    "ae-four-hour": Term("A&E within four hours", "How many people leave A&E within four hours."),
    "cancer-62-day": Term("Cancer within 62 days", "How many people start cancer treatment within 62 days."),
}

# The theme under which a reader meets what already holds in a nation.
THEME_OF_ENTITLEMENT = {
    "prescription_charge": "charges",
    "hospital_parking": "charges",
    "eye_tests": "primary-community",
    "dental_charges": "dentistry",
    "personal_care_older_people": "social-care",
    "social_care_cap_or_means_test": "social-care",
}
