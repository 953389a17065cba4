"""No file can harm the program, and no slip of the keyboard can make it fail: bounded time, bounded memory, messages that fit."""

import json
import os
import random
import resource
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from commitments.reading.folder import read_texts
from commitments.records.model import FILES

HERE = Path(__file__).parent
PROJECT = HERE.parent.parent
COMMITMENTS = "commitments.yaml"

# Each is the code of a file's bytes: they are made in the child that reads them.
HOSTILE = {
    "alias bomb": "b'a: &a [x,x]\\n' + b''.join(b'k%d: &k%d [*a,*a,*a]\\n' % (i, i) for i in range(2000))",
    "merge bomb": "b'a: &a {k: 1}\\n' + b''.join(b'b%d: &b%d {<<: [%s]}\\n' % (i, i, b'*a,' * 9) for i in range(8))",
    "alias to itself": "b'a: &a [*a]\\n'",
    "30,000 brackets": "b'[' * 30000",
    "8 million brackets": "b'[' * 8000000",
    "braces": "b'{a: ' * 30000",
    "keys that are lists": "b'? [' * 30000",
    "deep indentation": "b''.join(b' ' * i + b'a:\\n' for i in range(3000))",
    "hyphens": "b'- ' * 30000",
    "a number of 5,000 digits": "b'a: ' + b'9' * 5000",
    "a text of 8 million letters": "b'a: \"' + b'x' * 8000000 + b'\"'",
    "an unclosed quote": "b'a: \"' + b'x\\n' * 4000000",
    "plain lines": "b'a: ' + b'x\\n  - ' * 1300000",
    "empty lines": "b'a: x' + b'\\n' * 8000000 + b'b: yes'",
    "a million small values": "b'a: [' + b'1,' * 1000000 + b']'",
    "a million records": "b'commitments: [' + b'{},' * 1000000 + b']'",
    "a million ids": "b'commitments: [' + b'{id: a},' * 1000000 + b']'",
    "records with numbers": "b'commitments: [' + b'{1: 2},' * 300000 + b']'",
    "wrong references": "b'commitments: [' + b'{theme: denistry},' * 300000 + b']'",
    "a million keys": "b'\\n'.join(b'k%d: 1' % i for i in range(800000))",
    "a million equal keys": "b'k: 1\\n' * 1300000",
    "bare words": "b'gaps: [' + b'no,' * 2000000 + b']'",
    "bad bytes": "b'\\xff' * 8000000",
    "bad lines": "b'\\xff\\n' * 1500000",
    "control characters": "b'\\x01\\n' * 1500000",
    "surrogates": "b'\\xed\\xa0\\x80' * 2000000",
    "random bytes": "__import__('random').Random(1).randbytes(8000000)",
    "line separators": "'a: x\\u2028'.encode() * 1000000",
    "anchors": "b'a: &' + b'x' * 8000000 + b' 1'",
    "tags": "b'a: !' + b'x' * 8000000 + b' 1'",
    "comments": "b'a: 1\\n' + b'# x\\n' * 2000000",
    "colons": "b'a: ' + b': ' * 4000000",
    "question marks": "b'? ' * 4000000",
    "escapes": "b'a: \"' + b'\\\\\\\\0' * 2000000 + b'\"'",
    "long keys": "b'commitments: [{' + b'k' * 8000000 + b': 1}]'",
    "spaces": "b'a: x' + b' ' * 8000000 + b'#1'",
    "unknown keys in one record": (
        "b'commitments: [{target: {' + b', '.join(b'k%d: {}' % i for i in range(999)) + b'}, also: [' + b'x, ' * 999 + b']}]'"
    ),
    "python objects": "b'a: !!python/object/apply:os.abort []'",
}
CHILD = """
import json, sys, time
from commitments.reading.folder import read_texts
for name, code in json.loads(sys.stdin.read()).items():
    data = eval(code)
    start = time.process_time()
    reading = read_texts({"commitments.yaml": data, "themes.yaml": b"themes: [{id: dentistry}]"})
    seconds = time.process_time() - start
    told = [str(fault) for fault in reading.faults if fault.file == "commitments.yaml"]
    print(json.dumps([name, seconds, len(told), max(map(len, told), default=0)]), flush=True)
"""


def test_no_file_can_harm_the_program():
    """One child reads them all, as it takes longer to start than to read most of them."""

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (1_500_000_000, 1_500_000_000))
        resource.setrlimit(resource.RLIMIT_CPU, (200, 200))

    child = subprocess.run(
        [sys.executable, "-c", CHILD],
        input=json.dumps(HOSTILE), text=True, stdout=subprocess.PIPE,
        cwd=PROJECT, env=os.environ | {"PYTHONPATH": str(PROJECT)}, preexec_fn=limit, timeout=300,
    )  # fmt: skip
    outcomes = {name: outcome for name, *outcome in map(json.loads, child.stdout.splitlines())}
    assert list(outcomes) == list(HOSTILE), "the one after the last of these ended the program"
    assert {name: seconds for name, (seconds, _, _) in outcomes.items() if seconds > 15} == {}
    assert {name: count for name, (_, count, _) in outcomes.items() if not 1 <= count <= 3100} == {}
    assert {name: longest for name, (_, _, longest) in outcomes.items() if longest > 2000} == {}


def many_commitments(count: int, line: str) -> bytes:
    record = (HERE / "sound" / COMMITMENTS).read_text().split("\n  - ")[3].replace("stance: do", line)
    return ("commitments:\n" + "".join(f"  - {record}\n" for _ in range(count))).encode()


@pytest.mark.parametrize("line", ["stance: doo", "stance: do\n    same_as: red-uk-2024/some-such-row", "stance: yes"])
def test_thousands_of_faults_are_told_in_time_and_cut_off(sound_texts, line):
    start = time.process_time()
    faults = read_texts(sound_texts | {COMMITMENTS: many_commitments(5000, line)}).faults
    assert time.process_time() - start < 10
    assert len(faults) < 4000
    assert "too-many-faults" in {fault.kind for fault in faults}


def test_a_renamed_document_does_not_keep_the_editor_waiting(sound_texts):
    rows = [
        f"  - from: red-uk-2024/gone-{n}\n    to: red-uk-2024/some-longer-name-of-a-commitment-{n}\n    kind: renamed\n"
        for n in range(900)
    ]
    texts = sound_texts | {"redirects.yaml": ("redirects:\n" + "".join(rows)).encode()}
    record = sound_texts[COMMITMENTS].decode().split("\n  - ")[3]
    copies = "".join(
        "  - " + record.replace("blue-uk-2024/dental-plan", f"blue-uk-2024/some-longer-name-of-a-commitment-{n}") + "\n"
        for n in range(900)
    )
    texts[COMMITMENTS] = sound_texts[COMMITMENTS].rstrip() + b"\n" + copies.encode()
    start = time.process_time()
    faults = read_texts(texts).faults
    assert time.process_time() - start < 15
    assert Counter(fault.kind for fault in faults)["unknown-commitment"] == 900


PIECES = (
    b"\n", b"  ", b'"', b"'", b": ", b" #a", b"- ", b"[", b"}", b"*a", b"&a ", b"!", b"\t", b"\x00", b"\xff", b"|", b"> ", b"? ", b"\\",
    b"%", b"@", b",", b"yes", b"null", b"2024-07-04", b"---\n", b"...\n", b"\xe2\x80\xae", b"5", b"<<: ", b"\r", b"~",
)  # fmt: skip


@pytest.mark.parametrize("seed", range(4))
def test_slips_of_the_keyboard_give_faults_and_never_an_error(sound_texts, seed):
    chance = random.Random(seed)
    for _ in range(100):
        name = chance.choice(list(FILES))
        text = bytearray(sound_texts[name])
        for _ in range(chance.choice((1, 1, 2, 4))):
            place = chance.randrange(len(text))
            if chance.random() < 0.6:
                text[place:place] = chance.choice(PIECES)
            else:
                del text[place : place + chance.choice((1, 2, 5, 30))]
        reading = read_texts(sound_texts | {name: bytes(text)})
        assert (reading.records is None) == bool(reading.faults)
        for fault in reading.faults:
            lines = reading.texts[fault.file].count(b"\n") + reading.texts[fault.file].count(b"\r") + 1
            assert 1 <= fault.line <= lines
            assert fault.kind != "wrong-value", "there should be better words for it"
            assert "\n" not in str(fault)
