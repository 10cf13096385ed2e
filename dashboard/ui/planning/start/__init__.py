"""The guided start: a plan made step by step, left and taken up again, looked over and stored like any other."""
