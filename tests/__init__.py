"""What Zila promises, one file a behaviour."""
