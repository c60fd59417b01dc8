"""Documents for people, set by Typst as PDF, with letters of our own and nothing from the network."""
