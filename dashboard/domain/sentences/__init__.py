"""What is said of where things stand, composed from finished standings: nothing below this room knows a sentence."""
