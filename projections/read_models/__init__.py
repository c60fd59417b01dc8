"""What the three systems and the supervisors read: rows that cases contribute, each with its times and its reasons."""
