"""What the documents of an office say, as blocks that know nothing of Word, Excel or PowerPoint."""
