"""Discretion (裁量): how like cases were punished, and what the law allows."""
