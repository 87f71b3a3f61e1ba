"""The content as an Excel workbook, and back."""
