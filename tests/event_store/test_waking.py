"""Waiting is quiet: who finds nothing new wakes nobody."""

from threading import Thread

from adapters.event_store.waking import Waking


def test_two_who_wait_for_nothing_do_not_keep_each_other_awake() -> None:
    looks = 0

    def head() -> int:
        nonlocal looks
        looks += 1
        return 7

    waking = Waking(head, poll=0.1)
    waiters = [Thread(target=waking.wait, args=(7, 0.5)) for _ in range(2)]
    for waiter in waiters:
        waiter.start()
    for waiter in waiters:
        waiter.join()
    assert looks <= 2 * 8
