"""Indicators (指标): what is counted, one entry each, and the figures made of these counts and of nothing else."""
