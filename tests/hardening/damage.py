"""Sound files -> damaged ones, the same ones for the same seed: in structure, types, bytes, aliases, depth and small slips.

Each kind of damage takes the bytes of a file and a ``random.Random`` and gives other bytes.
"""

import random
from collections.abc import Callable, Mapping
from typing import NamedTuple

LARGEST = 3_000_000  # bytes; what is larger than a limit is refused unread, which test_hostile_files.py shows
VALUES = (
    b"5", b"-1", b"0", b"1.5", b"1e999", b".inf", b".nan", b"0x1f", b"0o17", b"1_000", b"12:30", b"9" * 400, b"true", b"no", b"~", b"null", b"",
    b"2024-07-04", b"2024-07-04T12:00:00Z", b'"2024-02-31"', b'"9999-99-99"', b"[]", b"{}", b"[a, b]", b"{a: b}", b"[[]]", b"[{}]", b'""', b'" "',
    b'"\\u0000"', b'"\\ud800"', b'"\\u202e"', b'"a\\nb"', b"|\n  x\n  y", b">-\n  x", b"!!binary aGk=", b"!!set {a}", b"!!str 5", b"!x y", b"*a",
    b"&a b", b'"<script>"', b'"javascript:alert(1)"', b'"https://[::1"', b'"https://a b"', b'"http://"', b'"=1+1"', b'"../../x"', b'"a/b/c"',
    b'"/"', b'"a/"', "\U0001f9b7".encode(), b"x" * 5000, b'"' + b"x " * 3000 + b'"', b"?", b"- a", b"a: b: c", b"'it's'", b'"a "b" c"',
)  # fmt: skip
PIECES = (
    b"\n", b"\r", b"\r\n", b"\t", b"  ", b'"', b"'", b": ", b":", b" #a", b"- ", b"-", b"[", b"]", b"{", b"}", b"*a", b"&a ", b"!", b"!!", b"|",
    b"> ", b"? ", b"\\", b"%", b"%YAML 9.9\n", b"@", b"`", b",", b"yes", b"null", b"5", b"<<: ", b"~", b"---\n", b"...\n", b"--- ", b"\x00", b"\xff",
    b"\xef\xbb\xbf", b"\xe2\x80\xae", b"\xe2\x80\xa8", b"\xc2\x85", b"\xed\xa0\x80", b"\xf4\x90\x80\x80",
)  # fmt: skip
Damage = Callable[[bytes, random.Random], bytes]


class Damaged(NamedTuple):
    """``done``: the kinds of damage, in their order; ``name`` and ``data``: the file that has them."""

    done: tuple[str, ...]
    name: str
    data: bytes


def damaged(texts: Mapping[str, bytes], seed: int | str) -> Damaged:
    """One of the files with one to four kinds of damage."""
    chance = random.Random(seed)
    name = chance.choice(sorted(texts))
    data = texts[name]
    done = tuple(chance.choice(list(KINDS)) for _ in range(chance.choice((1, 1, 2, 4))))
    for kind in done:
        data = KINDS[kind](data, chance)[:LARGEST]
    return Damaged(done, name, data)


def _some_lines(data: bytes, chance: random.Random, most: int = 12) -> tuple[list[bytes], int, int]:
    """All lines, and the first and the end of some that stand together."""
    lines = data.split(b"\n")
    first = chance.randrange(len(lines))
    return lines, first, min(len(lines), first + chance.randint(1, most))


def _value_at(data: bytes, chance: random.Random) -> tuple[list[bytes], int]:
    """All lines, and the number of one with a key and a value (any line where there is none)."""
    lines = data.split(b"\n")
    with_value = [number for number, line in enumerate(lines) if b": " in line] or range(len(lines))
    return lines, chance.choice(with_value)


def _with_value(data: bytes, chance: random.Random, value: bytes) -> bytes:
    lines, number = _value_at(data, chance)
    key, _, _ = lines[number].partition(b": ")
    lines[number] = key + b": " + value
    return b"\n".join(lines)


# --- structure --------------------------------------------------------------------------------------------------------------


def lines_gone(data: bytes, chance: random.Random) -> bytes:
    lines, first, end = _some_lines(data, chance)
    return b"\n".join(lines[:first] + lines[end:])


def lines_twice(data: bytes, chance: random.Random) -> bytes:
    lines, first, end = _some_lines(data, chance)
    return b"\n".join(lines[:end] + lines[first:end] * chance.choice((1, 1, 3, 50)) + lines[end:])


def lines_elsewhere(data: bytes, chance: random.Random) -> bytes:
    lines, first, end = _some_lines(data, chance)
    moved, rest = lines[first:end], lines[:first] + lines[end:]
    place = chance.randrange(len(rest) + 1)
    return b"\n".join(rest[:place] + moved + rest[place:])


def lines_indented(data: bytes, chance: random.Random) -> bytes:
    lines, first, end = _some_lines(data, chance)
    for number in range(first, end):
        width = len(lines[number]) - len(lines[number].lstrip(b" "))
        lines[number] = b" " * max(0, width + chance.choice((-4, -2, -1, 1, 2, 4, 80))) + lines[number].lstrip(b" ")
    return b"\n".join(lines)


def key_changed(data: bytes, chance: random.Random) -> bytes:
    lines, number = _value_at(data, chance)
    key, colon, value = lines[number].partition(b":")
    bare = key.lstrip(b" -")
    new = chance.choice(
        (bare[:-1], bare + b"s", bare.upper(), b"id", b"title", b'""', b"5", b"yes", b"[a]", b"<<", b"__class__", b"? x")
    )
    lines[number] = key[: len(key) - len(bare)] + new + colon + value
    return b"\n".join(lines)


def values_exchanged(data: bytes, chance: random.Random) -> bytes:
    lines, one = _value_at(data, chance)
    _, two = _value_at(data, chance)
    (key, colon, value), (other_key, other_colon, other) = (lines[number].partition(b":") for number in (one, two))
    lines[one], lines[two] = key + colon + other, other_key + other_colon + value
    return b"\n".join(lines)


def cut_off(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data) + 1)]


def hyphen(data: bytes, chance: random.Random) -> bytes:
    """A list item becomes a mapping's line, or the other way round."""
    lines, number = _value_at(data, chance)
    bare = lines[number].lstrip(b" ")
    indent = lines[number][: len(lines[number]) - len(bare)]
    lines[number] = indent + (bare[2:] if bare.startswith(b"- ") else b"- " + bare)
    return b"\n".join(lines)


# --- types ------------------------------------------------------------------------------------------------------------------


def another_value(data: bytes, chance: random.Random) -> bytes:
    return _with_value(data, chance, chance.choice(VALUES))


def another_document(data: bytes, chance: random.Random) -> bytes:
    """The whole file is something else."""
    return chance.choice((*VALUES, b"---\n" + data + b"\n---\n" + data, b"- " + data, b"# only a comment\n", data + data))


# --- bytes ------------------------------------------------------------------------------------------------------------------


def bytes_flipped(data: bytes, chance: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.choice((1, 1, 3, 40)) if changed else 0):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def bytes_put_in(data: bytes, chance: random.Random) -> bytes:
    place = chance.randrange(len(data) + 1)
    return data[:place] + chance.randbytes(chance.choice((1, 4, 100, 5000))) + data[place:]


def another_encoding(data: bytes, chance: random.Random) -> bytes:
    text = data.decode("utf-8", "replace")
    return chance.choice((
        text.encode("utf-16"), text.encode("utf-16-be"), text.encode("utf-32"), text.encode("cp1252", "replace"), text.encode("utf-7"),
        b"\xef\xbb\xbf" + data, data.replace(b"\n", b"\r\n"), data.replace(b"\n", b"\r"), data.replace(b"  ", b"\t"),
        data.replace(b" ", b"\xc2\xa0", 50),
    ))  # fmt: skip


def compressed(data: bytes, chance: random.Random) -> bytes:
    """What somebody sends who packed the file first, or the head of it before a file."""
    head = chance.choice(
        (b"PK\x03\x04", b"\x1f\x8b\x08\x00", b"BZh9", b"%PDF-1.7\n", b"\x89PNG\r\n\x1a\n", b"<!DOCTYPE html>\n")
    )
    return head + (data if chance.random() < 0.5 else chance.randbytes(2000))


# --- aliases ----------------------------------------------------------------------------------------------------------------


def alias(data: bytes, chance: random.Random) -> bytes:
    """An anchor at one value and its alias, or a merge of it, at another place."""
    once = _with_value(data, chance, chance.choice((b"&a x", b"&a [x, y]", b"&a {x: y}", b"&a [*a]", b"&a {<<: *a}")))
    return _with_value(once, chance, chance.choice((b"*a", b"[*a, *a]", b"{<<: *a}", b"{<<: [*a, *a]}", b"*b", b"&a *a")))


def alias_bomb(data: bytes, chance: random.Random) -> bytes:
    width, depth = chance.randint(2, 20), chance.randint(3, 300)
    merged = chance.random() < 0.3
    rows = [b"a0: &a0 {k: 1}" if merged else b"a0: &a0 [x]"]
    for level in range(1, depth):
        used = b",".join([b"*a%d" % (level - 1)] * width)
        rows.append(b"a%d: &a%d " % (level, level) + (b"{<<: [%s]}" % used if merged else b"[%s]" % used))
    return b"\n".join(rows) + b"\n" + data


# --- depth ------------------------------------------------------------------------------------------------------------------


def deep_brackets(data: bytes, chance: random.Random) -> bytes:
    depth = chance.choice((3, 10, 13, 100, 2000, 50_000))
    opened, closed = chance.choice(((b"[", b"]"), (b"{a: ", b"}"), (b"[{a: ", b"}]"), (b"? [", b"]"), (b"- ", b"")))
    return _with_value(data, chance, opened * depth + b"x" + closed * (depth if chance.random() < 0.6 else 0))


def deep_indentation(data: bytes, chance: random.Random) -> bytes:
    lines, number = _value_at(data, chance)
    depth = chance.choice((5, 13, 100, 1000))
    start = len(lines[number]) - len(lines[number].lstrip(b" "))
    stairs = [b" " * (start + level) + chance.choice((b"a:", b"- a:")) for level in range(1, depth)]
    return b"\n".join(lines[: number + 1] + stairs + lines[number + 1 :])


# --- slips of the keyboard --------------------------------------------------------------------------------------------------


def slip(data: bytes, chance: random.Random) -> bytes:
    place = chance.randrange(len(data) + 1)
    if chance.random() < 0.6:
        return data[:place] + chance.choice(PIECES) * chance.choice((1, 1, 1, 2, 500)) + data[place:]
    return data[:place] + data[place + chance.choice((1, 2, 5, 30)) :]


KINDS: dict[str, Damage] = {
    kind.__name__: kind
    for kind in (
        lines_gone, lines_twice, lines_elsewhere, lines_indented, key_changed, values_exchanged, cut_off, hyphen, another_value,
        another_value, another_document, bytes_flipped, bytes_put_in, another_encoding, compressed, alias, alias_bomb, deep_brackets,
        deep_indentation, slip,
    )
}  # fmt: skip
