"""Finds the pairs of descriptors that reach the limit."""
