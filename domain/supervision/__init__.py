"""Supervision (监管): from a lead or a plan over the inspection to correction and its result."""
