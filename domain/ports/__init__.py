"""Ports: what the domain needs of storage, in its own words. Each is proven by one contract suite on the real thing."""
