"""What the benches of speed share: servers, a browser that watches, tables, aims."""
