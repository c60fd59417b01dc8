"""Who speaks: from the text of a bearer token to a principal."""
