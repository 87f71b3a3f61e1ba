"""The content as a workbook, for those who would rather fill in a table, and the way back."""
