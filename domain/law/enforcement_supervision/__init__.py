"""行政执法监督条例 Regulation on Supervision of Administrative Enforcement, in force from 2026-02-01."""
