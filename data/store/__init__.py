"""What a workshop says, votes and decides, kept so that nothing is lost or joined."""
