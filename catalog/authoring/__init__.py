"""What editors do with content/: new records, Excel and back, reports, releases, git."""
