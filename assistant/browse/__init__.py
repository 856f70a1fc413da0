"""The figures of a report as one tidy table: found, filtered, sorted, and written as CSV and XLSX."""
