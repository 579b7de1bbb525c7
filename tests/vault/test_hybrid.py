import pytest

from steward_app.vault.hybrid import Private, seal_to
from steward_app.vault.seal import NotOpened

SECRET = bytes(range(32))


def test_only_the_holder_of_the_secret_reads_in_the_same_context():
    sealed = seal_to(Private(SECRET).public, b"plain", b"context")
    assert len(sealed) == 1120 + 5 + 16
    assert Private(SECRET).unseal(sealed, b"context") == b"plain"
    for private, context in ((Private(bytes(32)), b"context"), (Private(SECRET), b"other")):
        with pytest.raises(NotOpened):
            private.unseal(sealed, context)


@pytest.mark.parametrize("at", [0, 1119, 1120, 1140])
def test_a_changed_byte_does_not_open(at):
    sealed = bytearray(seal_to(Private(SECRET).public, b"plain", b""))
    sealed[at] ^= 1
    with pytest.raises(NotOpened):
        Private(SECRET).unseal(bytes(sealed), b"")


@pytest.mark.parametrize("length", [0, 31, 1120, 1135])
def test_what_is_too_short_does_not_open(length):
    with pytest.raises(NotOpened):
        Private(SECRET).unseal(bytes(length), b"")


@pytest.mark.parametrize("public", [b"", bytes(1215), b"\xff" * 1216])
def test_nothing_is_sealed_to_what_is_no_key(public):
    with pytest.raises(NotOpened):
        seal_to(public, b"plain", b"")


def test_a_secret_is_widened_as_x_wing_does():
    """The seed of X-Wing's first test vector, and how its public key begins."""
    seed = "7f9c2ba4e88f827d616045507605853ed73b8093f6efbc88eb1a6eacfa66ef26"
    public = Private(bytes.fromhex(seed)).public
    assert len(public) == 1216
    assert public.hex().startswith("e2236b35a8c24b39b10aa1323a96a919")
