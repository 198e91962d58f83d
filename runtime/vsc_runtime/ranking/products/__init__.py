"""Inner products: fast ones, how far they may be off, and exact ones."""
