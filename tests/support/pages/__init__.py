"""What the tests of a page share: the page opened, read, pressed."""
