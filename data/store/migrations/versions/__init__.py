"""One file a step; a file that was ever released is never changed."""
