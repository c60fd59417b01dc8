"""中华人民共和国民事诉讼法 Civil Procedure Law: the chapter on service, which APL art. 61 refers to."""
