"""Writes the test vectors: one space, or one stream, a file, with at most one fault in it.

`python tests/vectors/make.py` writes the same bytes every time: keys, salts and times are
fixed. The files are a promise: once released they are only added to.
"""

import json
from hashlib import sha256
from pathlib import Path

import cbor2
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

HERE = Path(__file__).parent
SPACE, OTHER_SPACE = bytes([0xA0]) * 16, bytes([0xB0]) * 16
SUBJECT, ACT = bytes([0xC0]) * 16, bytes([0xD0]) * 16
ADA = Ed25519PrivateKey.from_private_bytes(bytes([1]) * 32)
BEN = Ed25519PrivateKey.from_private_bytes(bytes([2]) * 32)
CYD = Ed25519PrivateKey.from_private_bytes(bytes([3]) * 32)
IDENTITY_POINT = bytes([1]) + bytes(31)


def cbor(value):
    return cbor2.dumps(value, canonical=True)


def body(text, salt=32, **more):
    return cbor({"salt": bytes([len(text)]) * salt, "facts": {"text": text}} | more)


def public(key):
    return key.public_key().public_bytes_raw()


def event(
    key,
    n,
    prev,
    clock,
    text="a note",
    deps=(),
    signed_by=None,
    raw=None,
    in_order=True,
    **changes,
):
    """Return (event, signature, body): right in every part that `changes` leaves alone."""
    the_body = raw if raw is not None else body(text)
    envelope = {
        "space": SPACE,
        "device": public(key),
        "n": n,
        "prev": prev,
        "clock": clock,
        "deps": sorted(deps) if in_order else list(deps),
        "subject": SUBJECT,
        "kind": "vector.noted",
        "version": 1,
        "at": "2026-11-22T09:30:00-05:00",
        "act": ACT,
        "body_hash": sha256(b"SK1-BODY" + the_body).digest(),
    } | changes
    data = cbor(envelope)
    return data, (signed_by or key).sign(b"SK1-EVENT" + data), the_body


def name(one):
    return sha256(b"SK1-EVENT" + one[0]).digest()


def redaction(key, n, prev, clock, of):
    facts = {"id": of, "reason": "named a witness"}
    raw = cbor({"salt": bytes([9]) * 32, "facts": facts})
    return event(key, n, prev, clock, kind="body.redacted", raw=raw)


A1 = event(ADA, 1, None, 1, "first")
A2 = event(ADA, 2, name(A1), 2, "second")
A3 = event(ADA, 3, name(A2), 3, "third")
B1 = event(BEN, 1, None, 3, "Ben has seen two", deps=[name(A2)])


def long_form(one):
    """Return an event whose `n` is written in two bytes where one is enough."""
    data, _, its_body = one
    at = data.index(b"\x61n") + 2
    longer = data[:at] + b"\x18" + data[at : at + 1] + data[at + 1 :]
    return longer, ADA.sign(b"SK1-EVENT" + longer), its_body


def vectors():
    """Return each vector: its name, what it shows, its events, and whether it is sound."""
    flipped = bytearray(A2[1])
    flipped[7] ^= 1
    small = event(ADA, 1, None, 1, "anyone", device=IDENTITY_POINT)
    yield "sound-one-device", "Three events of one device.", [A1, A2, A3], True
    yield "sound-two-devices", "Ben's first event names Ada's second.", [A1, A2, B1], True
    yield "sound-any-order", "The same events, last first.", [B1, A2, A1], True
    yield (
        "sound-redacted",
        "A body is gone, and a redaction in the same space names it.",
        [A1, (*A2[:2], None), redaction(ADA, 3, name(A2), 3, name(A2))],
        True,
    )
    yield (
        "sound-unknown-kind",
        "A kind and a version that nobody knows yet.",
        [A1, event(ADA, 2, name(A1), 2, kind="later.invented", version=41)],
        True,
    )
    yield (
        "signature-changed",
        "One bit of a signature.",
        [A1, (A2[0], bytes(flipped), A2[2])],
        0,
    )
    yield (
        "signed-by-another",
        "Ben signed an event that says Ada.",
        [A1, event(ADA, 2, name(A1), 2, signed_by=BEN)],
        0,
    )
    yield "body-changed", "Another body than was signed.", [A1, (*A2[:2], body("altered"))], 0
    yield "body-missing", "A body is gone and nobody redacted it.", [A1, (*A2[:2], None)], 0
    yield (
        "redaction-redacted",
        "The body of the redaction itself is gone.",
        [
            A1,
            (*(gone := redaction(ADA, 2, name(A1), 2, name(A1)))[:2], None),
            redaction(ADA, 3, name(gone), 3, name(gone)),
        ],
        0,
    )
    yield "event-missing", "The second of three is not there.", [A1, A3], 0
    yield (
        "clock-too-great",
        "A clock that is not one more than what it names.",
        [A1, event(ADA, 2, name(A1), 7)],
        0,
    )
    yield (
        "number-skipped",
        "The third in a chain of two.",
        [A1, event(ADA, 3, name(A1), 2)],
        0,
    )
    yield "fork", "Two events in one place.", [A1, A2, event(ADA, 2, name(A1), 2, "other")], 0
    yield (
        "dep-of-own-device",
        "An event names its own device among the others.",
        [A1, A2, event(ADA, 3, name(A2), 3, deps=[name(A1)])],
        0,
    )
    yield (
        "two-deps-of-one-device",
        "Two heads of one device.",
        [A1, A2, event(BEN, 1, None, 3, deps=[name(A1), name(A2)])],
        0,
    )
    yield (
        "deps-not-sorted",
        "The ids it names are not in order.",
        [
            A1,
            (c1 := event(CYD, 1, None, 1, "Cyd")),
            event(
                BEN, 1, None, 2, deps=sorted([name(A1), name(c1)], reverse=True), in_order=False
            ),
        ],
        0,
    )
    yield (
        "names-another-space",
        "An event follows one of another space.",
        [event(ADA, 1, None, 1, space=OTHER_SPACE), A2],
        0,
    )
    yield (
        "small-order-key",
        "A key under which anyone can sign: the identity, with S = 0.",
        [(small[0], IDENTITY_POINT + bytes(32), small[2])],
        0,
    )
    yield "not-canonical", "An integer longer than need be.", [long_form(A1)], 0
    yield (
        "salt-too-short",
        "A salt of 31 bytes.",
        [event(ADA, 1, None, 1, raw=body("s", 31))],
        0,
    )
    yield (
        "body-with-more",
        "A third key in the body.",
        [event(ADA, 1, None, 1, raw=body("m", more=1))],
        0,
    )
    yield (
        "time-without-offset",
        "A time that does not say where.",
        [event(ADA, 1, None, 1, at="2026-11-22T09:30:00")],
        0,
    )
    yield "version-zero", "Versions count from one.", [event(ADA, 1, None, 1, version=0)], 0


def main():
    """Write every vector."""
    for title, shows, events, sound in vectors():
        held = {
            "shows": shows,
            "sound": bool(sound),
            "events": [
                {
                    "event": data.hex(),
                    "signature": signature.hex(),
                    "body": its_body.hex() if its_body is not None else None,
                }
                for data, signature, its_body in events
            ],
        }
        text = json.dumps(held, indent=1) + "\n"
        (HERE / f"{title}.json").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
