"""The clerk's way: who sends, what is owed, files examined, questions answered, changes seen, sent, and taken back."""
