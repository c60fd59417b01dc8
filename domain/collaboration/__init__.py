"""Collaboration (执法协同): assistance and handing cases over."""
