"""Read models: folds of the log that can be thrown away and built again, and the engine that runs them."""
