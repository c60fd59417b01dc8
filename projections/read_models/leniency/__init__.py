"""Lenient enforcement (柔性执法): what was spared, promised, reminded of, worked off, or taken all the same."""
