"""Makes a small data set in the competition's layout: real videos, drawn on the spot."""
