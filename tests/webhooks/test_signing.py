"""The scheme of Standard Webhooks, by its own example."""

from base64 import b64decode

from adapters.webhooks.signing import PREFIX, new_secret, signature


def test_the_example_of_the_scheme_is_signed_as_it_says() -> None:
    secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"  # noqa: S105 -- the published example
    signed = signature(secret, "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, b'{"test": 2432232314}')
    assert signed == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


def test_id_time_and_body_are_all_signed() -> None:
    secret = new_secret()
    signed = {
        signature(secret, message, stamp, body) for message in ("a", "b") for stamp in (1, 2) for body in (b"x", b"y")
    }
    assert len(signed) == 8
    assert signature(new_secret(), "a", 1, b"x") not in signed


def test_a_secret_is_long_enough_and_new_each_time() -> None:
    first, second = new_secret(), new_secret()
    assert first != second
    assert len(b64decode(first.removeprefix(PREFIX))) == 32
