"""信用修复管理办法: measures on credit repair, in force from 2026-04-01."""
