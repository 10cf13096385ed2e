"""Who is asking: the session's cookie, the pages that sign in and out, and doors that are not everybody's."""
