"""Judging: what each act asks of the law; one module a part of the case, put together in ``domain.judgement``."""
