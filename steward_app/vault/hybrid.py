"""Sealing to someone's public key: ML-KEM-768 and X25519 together, so both must be broken.

secret  = 32 random bytes; SHAKE-256 makes 96 of them: the seed (64) of the ML-KEM-768 key and
          the X25519 private key (32), as X-Wing does
public  = ML-KEM-768 public key (1184) ‖ X25519 public key (32)
sealed  = HPKE base mode (RFC 9180) with KEM MLKEM768-X25519, HKDF-SHA-256 and
          ChaCha20-Poly1305: encapsulated key (1120) ‖ ciphertext and tag. The context is
          HPKE's `info`; its associated data is empty.
"""

from hashlib import shake_256

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.mlkem import (
    MLKEM768PrivateKey,
    MLKEM768PublicKey,
)
from cryptography.hazmat.primitives.asymmetric.x25519 import (
    X25519PrivateKey,
    X25519PublicKey,
)
from cryptography.hazmat.primitives.hpke import (
    AEAD,
    KDF,
    KEM,
    MLKEM768X25519PrivateKey,
    MLKEM768X25519PublicKey,
    Suite,
)

from .seal import NotOpened

MLKEM_PUBLIC = 1184


class Private:
    """A key to open with, made from its 32-byte secret."""

    def __init__(self, secret: bytes) -> None:
        wide = shake_256(secret).digest(96)
        mlkem = MLKEM768PrivateKey.from_seed_bytes(wide[:64])
        x25519 = X25519PrivateKey.from_private_bytes(wide[64:])
        self._key = MLKEM768X25519PrivateKey(mlkem, x25519)
        self.public = (
            mlkem.public_key().public_bytes_raw() + x25519.public_key().public_bytes_raw()
        )

    def unseal(self, sealed: bytes, context: bytes) -> bytes:
        """Return what was sealed to this key in this context."""
        try:
            return _suite().decrypt(sealed, self._key, context)
        except (InvalidTag, ValueError) as problem:
            raise NotOpened from problem


def seal_to(public: bytes, plain: bytes, context: bytes) -> bytes:
    """Seal bytes so that only the holder of a key can read them."""
    try:
        key = MLKEM768X25519PublicKey(
            MLKEM768PublicKey.from_public_bytes(public[:MLKEM_PUBLIC]),
            X25519PublicKey.from_public_bytes(public[MLKEM_PUBLIC:]),
        )
        return _suite().encrypt(plain, key, context)
    except ValueError as problem:
        raise NotOpened from problem


def _suite() -> Suite:
    return Suite(KEM.MLKEM768_X25519, KDF.HKDF_SHA256, AEAD.CHACHA20_POLY1305)
