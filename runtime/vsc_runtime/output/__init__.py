"""What main.py prints: made safe, shown and logged, bounded."""
