"""What Zila's measures give beside what independent programs gave."""
