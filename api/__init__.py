"""The doors: HTTP for apps, supervisors and auditors, and the command line for operators."""
