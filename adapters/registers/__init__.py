"""Reference data that ships with the product: calendars, divisions and enforcement items, as versioned files."""
