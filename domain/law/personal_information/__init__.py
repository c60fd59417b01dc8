"""中华人民共和国个人信息保护法, Personal Information Protection Law."""
