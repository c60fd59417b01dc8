"""Rules of this platform that the law presupposes: one pack an act, one result a command."""
