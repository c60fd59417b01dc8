"""Webhooks: what others want to be told of, kept until it is delivered, signed by the Standard Webhooks scheme."""
