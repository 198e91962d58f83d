"""Why main.py failed, and what to do next."""
