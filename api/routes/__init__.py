"""The paths, one noun a module."""
