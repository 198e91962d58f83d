"""The cases, a module for each kind: what a module calls CASES is run."""
