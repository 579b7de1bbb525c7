"""The recovery key: 256 random bits as 24 words of BIP-39's English list.

The last word carries eight bits of a hash of the rest: enough to say that the words do not
fit together, not which one is wrong.
"""

from mnemonic import Mnemonic

from steward_app.errors import WrongPassphrase
from steward_app.words import t

LENGTH, WORDS = 32, 24
MAX_TEXT = 1000


def words_of(secret: bytes) -> str:
    """Return the words of a recovery key, with a space between."""
    return str(Mnemonic("english").to_mnemonic(secret))


def secret_of(text: str) -> bytes:
    """Return the recovery key of 24 words, in any case, whatever stands between them.

    A word that is not in the list is named.
    """
    letters = "".join(char if char.isalpha() else " " for char in text[:MAX_TEXT].lower())
    words, list_ = letters.split(), Mnemonic("english")
    known = set(list_.wordlist)
    strange = [word for word in words if word not in known]
    if strange:
        raise WrongPassphrase(
            t(
                "“{word}” is not one of the recovery words. Check how it is spelled.",
                word=strange[0],
            )
        )
    if len(words) != WORDS:
        raise WrongPassphrase(
            t("There are {wanted} recovery words; these are {n}.", wanted=WORDS, n=len(words))
        )
    try:
        return bytes(list_.to_entropy(words))
    except ValueError as problem:
        raise WrongPassphrase(
            t("The recovery words do not fit together. Check them, and their order.")
        ) from problem
