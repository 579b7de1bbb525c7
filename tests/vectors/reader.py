"""A second reader of a space, made from `docs/format.md` alone.

It shares nothing with the app but the libraries for CBOR and for Ed25519, so that a mistake
in one of the two shows.
"""

import hashlib
import re

import cbor2
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

P = 2**255 - 19
D = (-121665 * pow(121666, P - 2, P)) % P
KEYS = {
    "space": bytes,
    "device": bytes,
    "n": int,
    "prev": (bytes, type(None)),
    "clock": int,
    "deps": list,
    "subject": bytes,
    "kind": str,
    "version": int,
    "at": str,
    "act": bytes,
    "body_hash": bytes,
}
SIZES = {"space": 16, "device": 32, "subject": 16, "act": 16, "body_hash": 32}
AT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d(:\d\d)?)")


def is_sound(entries):
    """Tell whether these (event, signature, body) are all of one sound space."""
    try:
        return _space(entries)
    except Wrong:
        return False


class Wrong(Exception):
    """Something is not as the format says."""


def need(true):
    if not true:
        raise Wrong


def canonical(data):
    try:
        value = cbor2.loads(data)
    except Exception as problem:
        raise Wrong from problem
    need(cbor2.dumps(value, canonical=True) == data)
    return value


def multiply_by_eight(raw):
    """Return eight times a point of the curve, or nothing if it is no point."""
    sign, y = raw[31] >> 7, int.from_bytes(raw, "little") & (2**255 - 1)
    need(y < P)
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * pow(2, (P - 1) // 4, P) % P
    need((x * x - square) % P == 0 and not (x == 0 and sign))
    point = (P - x if x % 2 != sign else x, y)
    for _ in range(3):
        point = add(point, point)
    return point


def add(one, two):
    (x1, y1), (x2, y2) = one, two
    k = D * x1 * x2 * y1 * y2 % P
    return (
        (x1 * y2 + x2 * y1) * pow(1 + k, P - 2, P) % P,
        (y1 * y2 + x1 * x2) * pow(1 - k, P - 2, P) % P,
    )


def read(event, signature, body):
    """Check one event by itself, and return it."""
    found = canonical(event)
    need(isinstance(found, dict) and set(found) == set(KEYS))
    for key, kind in KEYS.items():
        need(isinstance(found[key], kind) and not isinstance(found[key], bool))
    need(all(len(found[key]) == size for key, size in SIZES.items()))
    need(min(found["n"], found["clock"], found["version"]) >= 1)
    need((found["prev"] is None) == (found["n"] == 1))
    links = found["deps"] + ([found["prev"]] if found["prev"] is not None else [])
    need(all(isinstance(link, bytes) and len(link) == 32 for link in links))
    need(all(a < b for a, b in zip(found["deps"], found["deps"][1:], strict=False)))
    need(AT.fullmatch(found["at"]))
    need(multiply_by_eight(found["device"]) != (0, 1))
    try:
        key = Ed25519PublicKey.from_public_bytes(found["device"])
        key.verify(signature, b"SK1-EVENT" + event)
    except InvalidSignature as problem:
        raise Wrong from problem
    if body is not None:
        need(hashlib.sha256(b"SK1-BODY" + body).digest() == found["body_hash"])
        inside = canonical(body)
        need(isinstance(inside, dict) and set(inside) == {"salt", "facts"})
        need(isinstance(inside["salt"], bytes) and len(inside["salt"]) == 32)
        need(isinstance(inside["facts"], dict))
    return found


def _space(entries):
    events, bodies = {}, {}
    for event, signature, body in entries:
        id_ = hashlib.sha256(b"SK1-EVENT" + event).digest()
        events[id_], bodies[id_] = read(event, signature, body), body
    need(len({one["space"] for one in events.values()}) == 1)
    need(len({(one["device"], one["n"]) for one in events.values()}) == len(events))
    for one in events.values():
        named = one["deps"] + ([one["prev"]] if one["prev"] else [])
        need(all(link in events for link in named))
        before = [events[link] for link in named]
        need(one["clock"] == 1 + max((other["clock"] for other in before), default=0))
        if one["prev"]:
            prev = events[one["prev"]]
            need((prev["device"], prev["n"] + 1) == (one["device"], one["n"]))
        others = [events[link]["device"] for link in one["deps"]]
        need(len(set(others)) == len(others) and one["device"] not in others)
    may_be_gone = set()
    for id_, one in events.items():
        if one["kind"] == "body.redacted" and bodies[id_] is not None:
            named = canonical(bodies[id_])["facts"].get("id")
            if isinstance(named, bytes):
                may_be_gone.add(named)
    for id_, body in bodies.items():
        lasting = events[id_]["kind"] in ("body.redacted", "act.undone")
        need(body is not None or (id_ in may_be_gone and not lasting))
    return True
