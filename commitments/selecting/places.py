"""Where people say that they live: towns, cities and council areas, each in one nation.

Council areas are called as in the list of local authority districts of the Office for National Statistics (April 2023), with the names by
which they are known for short; beside them most towns and cities of 20,000 people or more in GeoNames (https://www.geonames.org, CC BY 4.0,
November 2026) and some smaller ones. Of England it is counties, cities and towns, and boroughs of London, but not Westminster, which means
Parliament. Names that also are words stand in ``WORDS_TOO``: "in Bath" is a place, "bath" is none. Left out are those that may be meant
otherwise even then ("March", and Windsor for its framework). Names that two nations have stand in ``SHARED``.
"""

import unicodedata
from typing import NamedTuple

from commitments.selecting.typed import ASKING, tokens_of

PLACES = {
    "england": (
        # Counties.
        "Bedfordshire; Berkshire; Buckinghamshire; Cambridgeshire; Cheshire; Cornwall; County Durham; Cumbria; Derbyshire; Devon; Dorset; "
        "East Sussex; Essex; Gloucestershire; Greater Manchester; Hampshire; Herefordshire; Hertfordshire; Isle of Wight; Kent; Lancashire; "
        "Leicestershire; Lincolnshire; Merseyside; Norfolk; Northamptonshire; North Yorkshire; Northumberland; Nottinghamshire; "
        "Oxfordshire; Shropshire; Somerset; South Yorkshire; Staffordshire; Suffolk; Surrey; Sussex; Teesside; Tyneside; Warwickshire; "
        "West Midlands; West Sussex; West Yorkshire; Wiltshire; Worcestershire; Yorkshire; "
        # Cities and towns.
        "Ashford; Barnsley; Barrow-in-Furness; Basildon; Basingstoke; Bedford; Birmingham; Blackburn; Blackpool; Bolton; "
        "Boston; Bournemouth; Bradford; Brighton; Bristol; Burnley; Cambridge; Canterbury; Carlisle; Chelmsford; Cheltenham; "
        "Chester; Chesterfield; Chichester; Colchester; Coventry; Crawley; Crewe; Darlington; Derby; Doncaster; Dover; Dudley; "
        "Durham; Eastbourne; Exeter; Gateshead; Gloucester; Great Yarmouth; Grimsby; Guildford; Halifax; Harlow; Harrogate; "
        "Hartlepool; Hastings; Hereford; Huddersfield; Hull; Ipswich; Kettering; King's Lynn; Kingston upon Hull; Lancaster; "
        "Leeds; Leicester; Lincoln; Liverpool; London; Lowestoft; Luton; Maidstone; Manchester; Mansfield; Margate; "
        "Middlesbrough; Milton Keynes; Newcastle upon Tyne; Newcastle-under-Lyme; Northampton; Norwich; Nottingham; Nuneaton; "
        "Oldham; Oxford; Penzance; Peterborough; Plymouth; Poole; Portsmouth; Preston; Rochdale; Rotherham; Salford; "
        "Salisbury; Scarborough; Scunthorpe; Sheffield; Shrewsbury; Slough; Southampton; Southend; Southport; St Albans; "
        "St Helens; Stafford; Stevenage; Stockport; Stoke; Stoke-on-Trent; Sunderland; Swindon; Taunton; Telford; Torquay; "
        "Truro; Wakefield; Walsall; Warrington; Watford; Weymouth; Wigan; Winchester; Wolverhampton; Worcester; Worthing; "
        "Yeovil; York; "
        # Other towns, and boroughs of London.
        "Abingdon; Beeston; Bexleyheath; Bordon; Camden; Dunstable; Enfield; Fleetwood; Gillingham; Havering; Hertford; Jarrow; Maldon; "
        "Merton; Newmarket; Oldbury; Orpington; Radcliffe; Rayleigh; Sudbury; Twickenham; Whitefield; "
        "Accrington; Aldershot; Aldridge; Alfreton; Altrincham; Amersham; Ampthill; Andover; Ashby de la Zouch; "
        "Ashington; Ashton-under-Lyne; Atherton; Aylesbury; Banbury; Banstead; Barking and Dagenham; Barnet; Barnstaple; "
        "Batley; Battersea; Bebington; Beckenham; Bedworth; Belper; Berkhamsted; Bexhill-on-Sea; Bexley; Bicester; "
        "Bideford; Billericay; Billingham; Birkenhead; Bishop Auckland; Bishop's Stortford; Bletchley; Bloxwich; Bognor "
        "Regis; Bootle; Borehamwood; Bracknell; Braintree; Brentwood; Bridgwater; Bridlington; Brierley Hill; Brighouse; "
        "Brixton; Broadstairs; Bromley; Bromsgrove; Burgess Hill; Burnham-on-Sea; Burntwood; Burton on Trent; Burton upon "
        "Trent; Bury St Edmunds; Bushey; Buxton; Camberley; Camborne; Cannock; Canvey Island; Carshalton; Castleford; "
        "Caterham; Catford; Chadderton; Chalfont St Peter; Chatham; Cheadle Hulme; Chesham; Cheshunt; Chester-le-Street; "
        "Chingford; Chippenham; Chiswick; Chorley; Cirencester; Clacton; Clacton-on-Sea; Cleckheaton; Cleethorpes; "
        "Clevedon; Coalville; Congleton; Consett; Corby; Coulsdon; Cramlington; Cricklewood; Crowborough; Crowthorne; "
        "Croydon; Dagenham; Dartford; Darwen; Daventry; Dewsbury; Didcot; Droitwich; Dronfield; Droylsden; Dukinfield; "
        "Ealing; East Grinstead; Eastleigh; Egham; Ellesmere Port; Eltham; Epsom; Esher; Evesham; Ewell; Exmouth; "
        "Failsworth; Falmouth; Fareham; Farnborough; Farnham; Farnworth; Faversham; Felixstowe; Feltham; Finchley; "
        "Folkestone; Formby; Fulham; Gainsborough; Garston; Gerrards Cross; Godalming; Golborne; Gosforth; Gosport; "
        "Grantham; Gravesend; Greenford; Greenwich; Guiseley; Hackney; Hailsham; Halesowen; Halewood; Hammersmith and "
        "Fulham; Hanworth; Haringey; Harpenden; Harwich; Havant; Haverhill; Haywards Heath; Hazel Grove; Heanor; Hebburn; "
        "Hemel Hempstead; Herne Bay; Heswall; Heywood; High Wycombe; Hillingdon; Hinckley; Hindley; Hitchin; "
        "Hoddesdon; Horley; Hornchurch; Horsham; Houghton-le-Spring; Hounslow; Hove; Hucknall; Huntingdon; Huyton; "
        "Ilford; Ilkeston; Isleworth; Islington; Keighley; Kendal; Kenilworth; Kensington and Chelsea; Kidderminster; "
        "Kidsgrove; Kingston upon Thames; Kingswinford; Kirkby; Kirkby in Ashfield; Lambeth; Leamington; Leamington Spa; "
        "Leatherhead; Leighton Buzzard; Letchworth; Lewisham; Leyland; Leytonstone; Lichfield; Litherland; Littlehampton; "
        "Long Eaton; Longton; Loughborough; Loughton; Lytham St Annes; Macclesfield; Maghull; Maidenhead; Mangotsfield; "
        "Market Harborough; Melton Mowbray; Mitcham; Morden; Morecambe; Muswell Hill; Nailsea; New Malden; New Milton; "
        "Newark; Newark on Trent; Newbury; Newham; Newquay; Newton Abbot; Newton Aycliffe; Newton-le-Willows; North "
        "Shields; Northolt; Northwich; Notting Hill; Oadby; Ormskirk; Ossett; Paignton; Peckham; Peterlee; Pimlico; "
        "Pontefract; Portishead; Portslade; Potters Bar; Prescot; Prestwich; Pudsey; Purley; Putney; Ramsgate; "
        "Rawtenstall; Redbridge; Redcar; Redditch; Redhill; Redruth; Reigate; Retford; Richmond upon Thames; "
        "Rickmansworth; Rochester; Romford; Rossendale; Rottingdean; Rugeley; Ruislip; Runcorn; Rushden; Saddleworth; "
        "Sandown; Seaford; Seaham; Selby; Sevenoaks; Shepherd's Bush; Shipley; Sittingbourne; Skegness; Skelmersdale; "
        "Smethwick; Solihull; South Benfleet; South Croydon; South Ockendon; South Shields; Southall; Southend-on-Sea; "
        "Southwark; Spalding; St Austell; St Neots; Staines; Stalybridge; Stanford-le-Hope; Staveley; Stockton; "
        "Stockton-on-Tees; Stourbridge; Stourport-on-Severn; Stowmarket; Stratford-upon-Avon; Streatham; "
        "Stretford; Strood; Stroud; Sunbury-on-Thames; Surbiton; Sutton Coldfield; Sutton in Ashfield; Swadlincote; "
        "Swanley; Tamworth; Tewkesbury; Thamesmead; Thatcham; Thetford; Thornaby-on-Tees; Thornton-Cleveleys; Tipton; "
        "Tiverton; Tonbridge; Tottenham; Totton; Tower Hamlets; Trowbridge; Tunbridge Wells; Tyldesley; Tynemouth; "
        "Urmston; Uxbridge; Walkden; Wallasey; Wallington; Wallsend; Waltham Abbey; Waltham Forest; Walthamstow; "
        "Walton-on-Thames; Wandsworth; Waterlooville; Wednesbury; Wednesfield; Wellingborough; Welwyn; Welwyn Garden "
        "City; Wembley; West Bridgford; West Bromwich; Westhoughton; Weston-super-Mare; Whitehaven; Whitley Bay; "
        "Whitstable; Wickford; Widnes; Wigston; Willenhall; Willesden; Wilmslow; Wimbledon; Winsford; Wisbech; Witney; "
        "Wokingham; Woodford Green; Workington; Worksop; Yateley; Yeadon"
    ),
    "wales": (
        # Council areas.
        "Blaenau Gwent; Bridgend; Caerphilly; Cardiff; Carmarthenshire; Ceredigion; Conwy; Denbighshire; Flintshire; Gwynedd; "
        "Isle of Anglesey; Anglesey; Merthyr; Merthyr Tydfil; Monmouthshire; Neath Port Talbot; Newport; Pembrokeshire; Powys; Rhondda Cynon Taf; "
        "Swansea; Torfaen; Vale of Glamorgan; Wrexham; "
        # Towns.
        "Abertawe; Aberystwyth; Caerdydd; Caernarfon; Carmarthen; Casnewydd; Colwyn Bay; Cwmbran; Ebbw Vale; Haverfordwest; Holyhead; "
        "Llandudno; Llanelli; Neath; Newcastle Emlyn; Pontypridd; Port Talbot; Rhondda; Rhyl; Wrecsam; Ynys Môn; "
        "Aberdare; Ammanford; Gorseinon; Hawarden; Maesteg; Penarth; Pontypool; Risca; Tonypandy"
    ),
    "scotland": (
        "Aberdeen City; Aberdeenshire; Argyll and Bute; City of Edinburgh; Clackmannanshire; Dumfries and Galloway; Dundee City; "
        "East Ayrshire; East Dunbartonshire; East Lothian; East Renfrewshire; Falkirk; Fife; Glasgow City; Highland Council; Highlands; Inverclyde; "
        "Midlothian; Moray; Na h-Eileanan Siar; North Ayrshire; North Lanarkshire; Orkney Islands; Orkney; Perth and Kinross; Renfrewshire; "
        "Scottish Borders; Shetland Islands; Shetland; South Ayrshire; South Lanarkshire; Stirling; West Dunbartonshire; West Lothian; "
        "Aberdeen; Ayr; Dumfries; Dundee; Dunfermline; Edinburgh; Glasgow; Greenock; Inverness; Kilmarnock; Kirkcaldy; Lanarkshire; "
        "Dùn Èideann; Glaschu; Inbhir Nis; Motherwell; Paisley; Perth; Western Isles; Ayrshire; Kirkintilloch; Renfrew; "
        "Airdrie; Alloa; Arbroath; Bathgate; Bearsden; Bishopbriggs; Cambuslang; Clydebank; Coatbridge; Cumbernauld; East "
        "Kilbride; Elgin; Glenrothes; Livingston; Musselburgh; Newton Mearns; Rutherglen; Wishaw"
    ),
    "northern-ireland": (
        "Antrim and Newtownabbey; Ards and North Down; Armagh City, Banbridge and Craigavon; Belfast; Causeway Coast and Glens; "
        "Derry City and Strabane; Fermanagh and Omagh; Lisburn and Castlereagh; Mid and East Antrim; Mid Ulster; Newry, Mourne and Down; "
        "Antrim; Armagh; Ballymena; Banbridge; Carrickfergus; Coleraine; Cookstown; Craigavon; Derry; Downpatrick; Dungannon; Enniskillen; "
        "Béal Feirste; Doire; Fermanagh; Larne; Lisburn; Londonderry; Lurgan; Magherafelt; Newry; Newtownabbey; Newtownards; Omagh; Portadown; Strabane; Tyrone"
    ),
}
WORDS_TOO = {
    "england": (
        "Acton; Barking; Barnes; Bath; Battle; Beverley; Blyth; Brent; Bury; Chelsea; Christchurch; Cowes; Deal; Eccles; Edmonton; Ely; Fleet; "
        "Frome; Goole; Grays; Harrow; Hatfield; Hayes; Hyde; Hythe; Leigh; Middleton; Morley; Nelson; Reading; Richmond; Ripley; Rugby; Ryde; "
        "Sale; Sandwich; Stamford; Sutton; Ware; Warwick; Welling; Wells; Woking; Yate"
    ),
    "wales": "Barry; Buckley; Flint; Mold",
    "scotland": "Hamilton; Irvine; Wick",
}
# What a name before them belongs to: the Barnett formula, as most write it, Lambeth Palace, Morecambe Bay.
NO_PLACE_BEFORE = frozenset("bay formula palace".split())
BEFORE_A_PLACE = frozenset("in near around".split())
# Towns of one name in two nations: which is meant, only the reader knows.
SHARED = (
    ("Bangor", "wales", "northern-ireland"),
    ("Deeside", "wales", "scotland"),
    ("Newcastle", "england", "northern-ireland"),
)


class Place(NamedTuple):
    """``nation``: the id of the nation that it is in; ``or_nation``: of the other nation that has one of this name, '' for most."""

    name: str
    nation: str
    or_nation: str = ""


def _plain(name: str) -> tuple[str, ...]:
    """Its words without accents, as it is typed on most keyboards."""
    apart = unicodedata.normalize("NFD", name)
    return tuple(tokens_of("".join(letter for letter in apart if not unicodedata.combining(letter))))


BY_TOKENS = {
    _plain(written): Place(name, nation)
    for nation, names in PLACES.items()
    for name in names.split("; ")
    for written in (name, name.replace("'s", "s"))  # few readers type the apostrophe
}
BY_TOKENS |= {_plain(name): Place(name, nation, other) for name, nation, other in SHARED}
WORDS_BY_TOKENS = {
    tuple(tokens_of(name)): Place(name, nation) for nation, names in WORDS_TOO.items() for name in names.split("; ")
}
LONGEST = max(map(len, BY_TOKENS))


def places_in(typed: list[str]) -> tuple[tuple[Place, ...], list[str]]:
    """The places of which the words hold a whole name, the longest that does, and the other words but the "near" before it. New York is not
    York; a name that also is a word is one behind "in", at the end or before another place."""
    found: list[Place] = []
    rest: list[str] = []
    at = 0
    tokens = [" ".join(_plain(word)) for word in typed]
    while at < len(typed):
        size = _size_of_name(tokens, at)
        if size:
            found.append(BY_TOKENS[tuple(tokens[at : at + size])])
        elif (
            tokens[at - 1 : at]
            and tokens[at - 1] in BEFORE_A_PLACE
            and (tokens[at],) in WORDS_BY_TOKENS
            and _ends(tokens, at + 1)
        ):
            found.append(WORDS_BY_TOKENS[(tokens[at],)])
            size = 1
        else:
            rest.append(typed[at])
        if size and rest and rest[-1].casefold() in BEFORE_A_PLACE:
            rest.pop()
        at += size or 1
    return tuple(dict.fromkeys(found)), rest


def _size_of_name(tokens: list[str], at: int) -> int:
    """How many words the longest name has that begins there; 0 for none."""
    size = next((n for n in range(LONGEST, 0, -1) if tuple(tokens[at : at + n]) in BY_TOKENS), 0)
    return 0 if tokens[at - 1 : at] == ["new"] or NO_PLACE_BEFORE.intersection(tokens[at + size : at + size + 1]) else size


def _ends(tokens: list[str], at: int) -> bool:
    """Whether nothing more is told there, or but another place."""
    return ASKING.issuperset(tokens[at:]) or _size_of_name(tokens, at) > 0
