"""What the tests share: a small bank, a small role-play, and a shift whose clock is wound by hand."""
