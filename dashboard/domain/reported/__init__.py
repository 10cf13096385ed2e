"""What has been reported: submissions, figures, their revisions, and the changes that bring them in."""
