"""Evaluation (监督评价): sampling, scoring, problems and their rectification."""
