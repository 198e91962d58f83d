"""What is submitted, and what becomes of it: unpacked, validated, compared, written."""
