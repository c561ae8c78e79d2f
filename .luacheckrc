-- 规则脚本里能用的全局名：宿主给的 rule、words，其余见 rules/API.md。
std = { read_globals = { "rule", "words", "assert", "error", "ipairs", "pairs", "select", "tonumber",
  "tostring", "type", string = { other_fields = true }, table = { other_fields = true },
  math = { other_fields = true }, utf8 = { other_fields = true } } }
max_line_length = false
exclude_files = { "rules/qdlint.d.lua", "fixtures" }
