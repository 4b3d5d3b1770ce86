"""What tests share: made-up tables, rooms, phones, servers."""
