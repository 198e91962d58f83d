"""The files that a run reads: zip archives, npz, descriptors, the data set's CSV files."""
