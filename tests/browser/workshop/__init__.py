"""The room and its phones, in real browsers."""
