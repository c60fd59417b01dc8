"""浙江省城市市容和环境卫生管理条例 and item norms of its kind: fines that need a correction order first."""
