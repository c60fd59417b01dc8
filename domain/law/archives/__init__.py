"""中华人民共和国档案法 and the regulation that implements it."""
