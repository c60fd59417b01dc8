"""Law as code: one package a statute, one module a topic, the guard beside its article.

Guards take dates, amounts and kinds, never a case: they can be read, and tested, as law.
"""
