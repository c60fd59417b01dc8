"""浙江省公共信用信息管理条例 and the national measures on credit repair: what of a penalty becomes a credit record."""
