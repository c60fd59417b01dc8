"""行政执法机关移送涉嫌犯罪案件的规定: transferring suspected crimes to the police (2020 revision)."""
