"""The domain is a book: facts, the states they lead to, and the law that judges them.

Nothing in this package reads a clock, draws a random number, makes an id, or touches disk, network or framework; it
rests on the standard library and msgspec alone.
"""
