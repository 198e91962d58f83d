"""Looks at the image from inside: what is installed, and whether it works."""
