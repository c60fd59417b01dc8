"""What a store may say instead of an answer."""


class StoreUnavailableError(Exception):
    """The database did not answer in time. Whatever was sent may be sent again with the same id."""
