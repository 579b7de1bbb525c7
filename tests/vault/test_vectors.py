"""The library calls that the formats rest on, against the vectors of their standards (C-16)."""

import hashlib

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from steward_app.vault.cost import Cost, stretched
from steward_app.vault.seal import NotOpened, derive, seal, unseal


def b(text):
    return bytes.fromhex(text.replace(" ", ""))


def test_argon2id_is_that_of_rfc_9106():
    found = Argon2id(
        salt=b"\2" * 16,
        length=32,
        iterations=3,
        lanes=4,
        memory_cost=32,
        ad=b"\4" * 12,
        secret=b"\3" * 8,
    ).derive(b"\1" * 32)
    assert found == b("0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659")


def test_a_passphrase_is_stretched_by_argon2id_with_the_header_s_numbers():
    found = stretched(b"\1" * 32, b"\2" * 16, Cost(32, 3, 4))
    plain = Argon2id(salt=b"\2" * 16, length=32, iterations=3, lanes=4, memory_cost=32)
    assert found == plain.derive(b"\1" * 32)


def test_hkdf_is_that_of_rfc_5869():
    found = HKDF(SHA256(), 42, salt=bytes(range(13)), info=b("f0f1f2f3f4f5f6f7f8f9"))
    assert found.derive(b"\x0b" * 22) == b(
        "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865"
    )


def test_a_derived_key_is_hkdf_with_our_label():
    plain = HKDF(SHA256(), 32, salt=b"", info=b"SK1 stream").derive(bytes(32))
    assert derive(bytes(32), "stream") == plain
    assert derive(bytes(32), "stream", b"salt") != plain != derive(bytes(32), "keys")


def test_chacha20_poly1305_is_that_of_rfc_8439():
    plain = (
        b"Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the "
        b"future, sunscreen would be it."
    )
    found = ChaCha20Poly1305(bytes(range(0x80, 0xA0))).encrypt(
        b("070000004041424344454647"), plain, b("50515253c0c1c2c3c4c5c6c7")
    )
    assert found[:16] == b("d31a8d34648e60db7b86afbc53ef7ec2")
    assert found[-16:] == b("1ae10b594f09e26a7e902ecbd0600691")


def test_ed25519_is_that_of_rfc_8032():
    key = Ed25519PrivateKey.from_private_bytes(
        b("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb")
    )
    public = b("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c")
    signature = b(
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
        "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
    )
    assert key.public_key().public_bytes_raw() == public
    assert key.sign(b"\x72") == signature


def test_a_signature_whose_s_is_not_reduced_is_refused():
    key = Ed25519PrivateKey.from_private_bytes(bytes(32))
    signature = key.sign(b"x")
    order = 2**252 + 27742317777372353535851937790883648493
    s = int.from_bytes(signature[32:], "little") + order
    with pytest.raises(InvalidSignature):
        Ed25519PublicKey.from_public_bytes(key.public_key().public_bytes_raw()).verify(
            signature[:32] + s.to_bytes(32, "little"), b"x"
        )


def test_what_is_sealed_opens_only_with_its_key_and_context_and_whole():
    sealed = seal(bytes(32), b"plain", b"context")
    assert len(sealed) == 12 + 5 + 16
    assert unseal(bytes(32), sealed, b"context") == b"plain"
    tries = [(b"x" * 32, sealed, b"context"), (bytes(32), sealed, b"other")]
    tries += [(bytes(32), sealed[:n], b"context") for n in range(len(sealed))]
    for key, data, context in tries:
        with pytest.raises(NotOpened):
            unseal(key, data, context)


def test_no_nonce_is_used_twice():
    nonces = {seal(bytes(32), b"", b"")[:12] for _ in range(1000)}
    assert len(nonces) == 1000


def test_sha_256_of_nothing():
    assert hashlib.sha256(b"").hexdigest().startswith("e3b0c44298fc1c149afbf4c8996fb924")
