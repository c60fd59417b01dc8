"""The doors: facts that are reported, and commands that propose them."""
