"""优化营商环境条例, the regulation on the business environment."""
