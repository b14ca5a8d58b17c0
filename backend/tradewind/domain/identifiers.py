"""Ids, order numbers and order tokens: how they are derived, from what.

An order's id derives from its idempotency key, which makes placing an order exactly-once: the second attempt meets the first.
"""

import hashlib
import hmac

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"  # Crockford's: no i, l, o or u to mistake


def base32(data: bytes) -> str:
    """Lower-case, without padding; sorts as the bytes do."""
    bits = len(data) * 8
    number = int.from_bytes(data, "big") << (-bits % 5)
    return "".join(ALPHABET[number >> shift & 31] for shift in range((bits + 4) // 5 * 5 - 5, -1, -5))


def product_id(milliseconds: int, entropy: bytes) -> str:
    """Sorts by the time of creation. `entropy` is 8 random bytes."""
    return "prd_" + base32(milliseconds.to_bytes(6, "big") + entropy)


def order_id(idempotency_key: str) -> str:
    return "ord_" + base32(hashlib.sha256(b"order " + idempotency_key.encode()).digest()[:16])


def order_number(order: str) -> str:
    """Ten characters that people can read to each other, such as `7F3K9-Q2MXT`."""
    letters = base32(hashlib.sha256(b"number " + order.encode()).digest()[:7])[:10].upper()
    return f"{letters[:5]}-{letters[5:]}"


def order_token(salt: str, idempotency_key: str) -> str:
    """The guest's secret: takes both the salt that the shop keeps and the key that only the caller has, and is itself kept nowhere."""
    return base32(hmac.digest(salt.encode(), b"token " + idempotency_key.encode(), "sha256")[:20])


def order_link_token(salt: str, order: str) -> str:
    """The secret in the links that the shop mails: made from what the shop keeps, so that a mail can be written at any time."""
    return base32(hmac.digest(salt.encode(), b"link " + order.encode(), "sha256")[:20])


def part_id(prefix: str, order: str, key: str) -> str:
    """The id of a part of an order, such as a refund (`rfd`), that a command with this key makes: the same key, the same part."""
    return f"{prefix}_" + base32(hashlib.sha256(f"{prefix} {order} {key}".encode()).digest()[:12])


def upload_id(entropy: bytes) -> str:
    """Of a picture that is to be uploaded. `entropy` is 14 random bytes."""
    return "upl_" + base32(entropy)


def webhook_id(slot: int, entropy: bytes) -> str:
    """Names the slot that the subscription takes, of those that there are. `entropy` is 10 random bytes."""
    return f"whk_{slot:02d}{base32(entropy)}"


def webhook_secret(entropy: bytes) -> str:
    """What a subscription's payloads are signed with. `entropy` is 32 random bytes."""
    return "whsec_" + base32(entropy)


def delivery_id(webhook: str, event: str, at: str) -> str:
    """Sorts by the time of its event (RFC 3339, UTC, to the millisecond); the same event to the same subscription has the same id."""
    moment = "".join(character for character in at if character.isdigit())
    return f"dlv_{moment}_" + base32(hashlib.sha256(f"delivery {webhook} {event}".encode()).digest()[:10])


def fingerprint(text: str | bytes) -> str:
    """A hash to compare by, of what must not be kept or is too long to."""
    return base32(hashlib.sha256(text.encode() if isinstance(text, str) else text).digest()[:20])
