"""The competition's runtime inside the image: unpacks, validates, runs and ranks a submission."""
