"""浙江省综合行政执法条例, the Zhejiang regulation on integrated enforcement."""
