"""The simulated city: a reproducible, made-up Hangzhou that walks every path of the loop, lawfully or as planted."""
