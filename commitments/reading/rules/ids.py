"""Ids and what refers to them: each stands once, and what it names is there."""

from collections.abc import Iterator

from commitments.reading.faults import shown
from commitments.reading.rules.trees import Found, Trees, at, has_list, ids, repeated, rows, text
from commitments.reading.yaml_values import Items, Mapping, Place
from commitments.records.fields import nearest, suggested_slug
from commitments.records.references import KEPT_IN

LONGEST_CHAIN = 10  # of redirects that is followed for the nearest id; a ring of them has no end


def duplicate_ids(trees: Trees) -> Iterator[Found]:
    """An id stands once in its list, in every list of every file."""
    for name, tree in trees.items():
        waiting: list[tuple[Place, object]] = [((), tree)]
        while waiting:
            path, value = waiting.pop()
            if isinstance(value, Mapping):
                waiting.extend(((*path, key), below) for key, below in value.items())
            elif isinstance(value, Items):
                first: dict[str, int] = {}
                for index, item in enumerate(value):
                    waiting.append(((*path, index), item))
                    identity = text(item, "id")
                    if identity and identity in first:
                        expected = f"an id of its own (line {first[identity]} has the same)"
                        yield at(trees, name, (*path, index, "id"), "duplicate-id", shown(identity), expected)
                    elif identity:
                        first[identity] = item.line_of("id")


def documents_of_ids(trees: Trees) -> Iterator[Found]:
    """What comes before the slash in an id is a manifesto in documents.yaml."""
    documents = ids(trees, "documents.yaml", "documents")
    if not documents:
        return
    for name, field in (("commitments.yaml", "id"), ("left_out.yaml", "id"), ("redirects.yaml", "from")):
        for path, record in rows(trees, name, name.removesuffix(".yaml")):
            document, slash, key = text(record, field).partition("/")
            if slash and document not in documents and suggested_slug(document) not in documents:
                expected = "the id of a document in documents.yaml before the slash"
                near = nearest(document, documents)
                meant = f"{near}/{key}" if near else ""
                yield at(trees, name, (*path, field), "unknown-document", shown(document), expected, meant)


def same_as(trees: Trees) -> Iterator[Found]:
    """same_as leads from a national edition to a row of the same party's UK manifesto for the same election."""
    documents = {text(record, "id"): record for _, record in rows(trees, "documents.yaml", "documents")}
    commitments = ids(trees, "commitments.yaml", "commitments")
    for path, record in rows(trees, "commitments.yaml", "commitments"):
        target = text(record, "same_as")
        own = documents.get(text(record, "id").split("/")[0])
        other = documents.get(target.split("/")[0])
        if target not in commitments or own is None or other is None:
            continue
        expected = ""
        if text(own, "branch") == "uk":
            expected = "no such line: this row is in the UK manifesto itself"
        elif text(other, "branch") != "uk" or any(text(own, key) != text(other, key) for key in ("party", "election")):
            expected = "a commitment in the UK manifesto of the same party"
        if expected:
            yield at(trees, "commitments.yaml", (*path, "same_as"), "bad-same-as", shown(target), expected)


def topics(trees: Trees) -> Iterator[Found]:
    """On every topic, core commitments of at least two parties meet."""
    if "documents.yaml" not in trees or not has_list(trees, "commitments.yaml", "commitments"):
        return
    party_of = {text(record, "id"): text(record, "party") for _, record in rows(trees, "documents.yaml", "documents")}
    parties: dict[str, set[str]] = {}
    for _, record in rows(trees, "commitments.yaml", "commitments"):
        if text(record, "scope") != "wider":  # a misspelt scope may be core
            document = text(record, "id").split("/")[0]
            also = record.get("also_topics")
            others = [topic for topic in also if isinstance(topic, str)] if isinstance(also, Items) else []
            for topic in (text(record, "topic"), *others):
                parties.setdefault(topic, set()).add(party_of.get(document, document))
    for topic, path in ids(trees, "topics.yaml", "topics").items():
        count = len(parties.get(topic, ()))
        if count < 2:
            found = "core commitments of one party" if count else "no core commitment"
            expected = "core commitments of at least two parties with this topic"
            yield at(trees, "topics.yaml", (*path, "id"), "lonely-topic", found, expected)


def left_out(trees: Trees) -> Iterator[Found]:
    """What was left out is not in the dataset."""
    commitments = ids(trees, "commitments.yaml", "commitments")
    for identity, path in ids(trees, "left_out.yaml", "left_out").items():
        if identity in commitments:
            expected = "an id that is not a commitment (this one is in commitments.yaml)"
            yield at(trees, "left_out.yaml", (*path, "id"), "left-out-but-live", shown(identity), expected)


def redirects(trees: Trees) -> Iterator[Found]:
    """A redirect leads, in one step, from an id that is gone to one that is there."""
    name = "redirects.yaml"
    yield from repeated(trees, name, "redirects", "duplicate-redirect", lambda row: (text(row, "from"),), "from")
    if not has_list(trees, "commitments.yaml", "commitments"):
        return
    commitments = ids(trees, "commitments.yaml", "commitments")
    leads_to = {text(record, "from"): text(record, "to") for _, record in rows(trees, name, "redirects")}
    for path, record in rows(trees, name, "redirects"):
        old, new = text(record, "from"), text(record, "to")
        if old and old in commitments:
            expected = "an id that is no longer used (this one is in commitments.yaml)"
            yield at(trees, name, (*path, "from"), "redirect-shadows-live-id", shown(old), expected)
        elif new and new not in commitments and new in leads_to:
            end, steps = new, 0
            while end in leads_to and end not in commitments and steps < LONGEST_CHAIN:
                end, steps = leads_to[end], steps + 1
            found = f"{shown(new)}, which is itself a redirect"
            expected = "the id of a commitment in commitments.yaml"
            yield at(trees, name, (*path, "to"), "dangling-redirect", found, expected, end if end in commitments else "")


def renamed(trees: Trees) -> Iterator[Found]:
    """An old id of a document, party, theme or topic leads, in one step, to one of the same kind that is there; what was taken back is not
    there any more."""
    name = "redirects.yaml"
    yield from repeated(trees, name, "renamed", "duplicate-redirect", lambda row: (text(row, "of"), text(row, "from")), "from")
    yield from repeated(trees, name, "withdrawn", "duplicate-redirect", lambda row: (text(row, "of"), text(row, "id")), "id")
    leads_to = {(text(row, "of"), text(row, "from")): text(row, "to") for _, row in rows(trees, name, "renamed")}
    for path, record in rows(trees, name, "renamed"):
        kind, old, new = (text(record, key) for key in ("of", "from", "to"))
        file, key = KEPT_IN.get(kind, ("", ""))
        if not has_list(trees, file, key):
            continue
        there = ids(trees, file, key)
        if old in there:
            expected = f"an id that is no longer used (this one is in {file})"
            yield at(trees, name, (*path, "from"), "redirect-shadows-live-id", shown(old), expected)
        elif new and new not in there:
            end = leads_to.get((kind, new), "")
            found = f"{shown(new)}, which is itself a redirect" if end else shown(new)
            likely = end if end in there else nearest(new, there)
            yield at(trees, name, (*path, "to"), "dangling-redirect", found, f"the id of a {kind} in {file}", likely)
    for path, record in rows(trees, name, "withdrawn"):
        kind, identity = text(record, "of"), text(record, "id")
        file, key = KEPT_IN.get(kind, ("", ""))
        if has_list(trees, file, key) and identity in ids(trees, file, key):
            expected = f"a withdrawn id (this one is in {file})"
            yield at(trees, name, (*path, "id"), "withdrawn-but-live", shown(identity), expected)
