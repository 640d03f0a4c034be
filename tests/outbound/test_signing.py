"""Signatures of Standard Webhooks: made as others check them, checked as others make them."""

import json
from base64 import b64encode
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from standardwebhooks import Webhook

from deskbell.outbound.signing import SECOND_US, SignatureRefused, new_secret, sign, verify

SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
MESSAGE = "msg_p5jXN8AQM9LWM0D4loKWxJek"
AT = 1_614_265_330 * SECOND_US
BODY = b'{"test": 2432232314}'
SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


def signed() -> dict[str, str]:
    return sign(MESSAGE, AT, BODY, [SECRET])


def test_the_reference_vector_is_signed_as_in_the_specification() -> None:
    assert signed() == {
        "webhook-id": MESSAGE,
        "webhook-timestamp": "1614265330",
        "webhook-signature": SIGNATURE,
    }


def test_the_reference_implementation_accepts_what_is_signed() -> None:
    secret, now_us = new_secret(), int(datetime.now(UTC).timestamp()) * SECOND_US
    headers = sign("msg_1", now_us, b'{"a": "\xc3\xbc"}', [new_secret(), secret])
    assert Webhook(secret).verify(b'{"a": "\xc3\xbc"}', headers) == {"a": "ü"}


def test_a_message_is_signed_with_both_secrets_and_either_is_enough() -> None:
    old, new = new_secret(), new_secret()
    headers = sign(MESSAGE, AT, BODY, [new, old])
    assert len(headers["webhook-signature"].split(" ")) == 2
    assert verify(headers, BODY, [old], AT) == verify(headers, BODY, [new], AT) == MESSAGE
    assert verify(sign(MESSAGE, AT, BODY, [old]), BODY, [new, old], AT) == MESSAGE


def test_header_names_are_taken_in_any_case() -> None:
    assert verify({name.title(): value for name, value in signed().items()}, BODY, [SECRET], AT) == MESSAGE


def test_a_signature_of_a_kind_not_known_here_is_passed_over() -> None:
    headers = signed() | {"webhook-signature": f"v1a,abcd {SIGNATURE}"}
    assert verify(headers, BODY, [SECRET], AT) == MESSAGE


@pytest.mark.parametrize("seconds", [-300, -1, 0, 1, 300])
def test_a_message_is_good_for_five_minutes_either_way(seconds: int) -> None:
    assert verify(signed(), BODY, [SECRET], AT + seconds * SECOND_US) == MESSAGE


@pytest.mark.parametrize("off_us", [-300 * SECOND_US - 1, 300 * SECOND_US + 1, 86_400 * SECOND_US])
def test_a_message_outside_the_tolerance_is_refused(off_us: int) -> None:
    with pytest.raises(SignatureRefused, match="timestamp"):
        verify(signed(), BODY, [SECRET], AT + off_us)


@pytest.mark.parametrize(
    "change",
    [
        {"webhook-id": "msg_other"},
        {"webhook-id": ""},
        {"webhook-id": f"{MESSAGE}.1"},
        {"webhook-timestamp": "1614265331"},
        {"webhook-timestamp": "1614265330.0"},
        {"webhook-timestamp": "01614265330 "},
        {"webhook-timestamp": "-1"},
        {"webhook-timestamp": "nan"},
        {"webhook-timestamp": "١٦١٤٢٦٥٣٣٠"},
        {"webhook-timestamp": ""},
        {"webhook-signature": ""},
        {"webhook-signature": "v1"},
        {"webhook-signature": "v1,"},
        {"webhook-signature": SIGNATURE[3:]},
        {"webhook-signature": SIGNATURE.replace("v1,", "v2,")},
        {"webhook-signature": SIGNATURE[:-2]},
        {"webhook-signature": SIGNATURE.lower()},
        {"webhook-signature": "v1,☃"},
        {"webhook-signature": "v1,x " * 1000 + SIGNATURE},
    ],
)
def test_a_header_that_was_changed_is_refused(change: dict[str, str]) -> None:
    with pytest.raises(SignatureRefused):
        verify(signed() | change, BODY, [SECRET], AT)


@pytest.mark.parametrize("missing", ["webhook-id", "webhook-timestamp", "webhook-signature"])
def test_a_header_that_is_missing_is_refused(missing: str) -> None:
    headers = {name: value for name, value in signed().items() if name != missing}
    with pytest.raises(SignatureRefused):
        verify(headers, BODY, [SECRET], AT)


@pytest.mark.parametrize("body", [b"", b'{"test":2432232314}', json.dumps({"test": 1}).encode(), BODY + b"\n", b"\xff"])
def test_a_body_that_was_changed_or_written_anew_is_refused(body: bytes) -> None:
    with pytest.raises(SignatureRefused):
        verify(signed(), body, [SECRET], AT)


def test_another_secret_is_refused() -> None:
    with pytest.raises(SignatureRefused):
        verify(signed(), BODY, [new_secret()], AT)


@pytest.mark.parametrize(
    "secrets",
    [
        [],
        [SECRET] * 3,
        [""],
        ["whsec_"],
        ["whsec_" + b64encode(b"x" * 23).decode()],
        [SECRET[6:]],
        [SECRET + "!"],
        ["whsec_" + b64encode(b"x" * 65).decode()],
    ],
)
def test_no_weak_or_malformed_secret_signs(secrets: list[str]) -> None:
    with pytest.raises(ValueError, match="secrets are needed"):
        sign(MESSAGE, AT, BODY, secrets)


@pytest.mark.parametrize("size", [24, 32, 64])
def test_secrets_of_24_to_64_bytes_sign(size: int) -> None:
    secret = "whsec_" + b64encode(b"x" * size).decode()
    assert verify(sign(MESSAGE, AT, BODY, [secret]), BODY, [secret], AT) == MESSAGE


@pytest.mark.parametrize("message_id", ["", "a.b", "a b", "a\r\nb", "ü", "x" * 256])
def test_an_id_that_could_be_read_in_two_ways_is_not_signed(message_id: str) -> None:
    with pytest.raises(ValueError, match="message id"):
        sign(message_id, AT, BODY, [SECRET])


@given(
    st.text(alphabet=st.characters(codec="utf-8")),
    st.integers(min_value=0, max_value=4_000_000_000 * SECOND_US),
)
def test_whatever_is_signed_is_believed_and_no_other_body(text: str, at_us: int) -> None:
    headers = sign("msg_1", at_us, text.encode(), [SECRET])
    assert verify(headers, text.encode(), [SECRET], at_us) == "msg_1"
    with pytest.raises(SignatureRefused):
        verify(headers, text.encode() + b" ", [SECRET], at_us)


def test_new_secrets_differ_and_are_of_32_bytes() -> None:
    assert new_secret() != new_secret()
    assert len(new_secret()) == len("whsec_") + 44
