# The table of tests/bench/run, from its plan (name, reference, items, bytes) and its times (name,
# seconds by the clock, of processor, KiB).
function median(list, n,    i, k, t) {
	for (i = 2; i <= n; i++)
		for (k = i; k > 1 && list[k] < list[k - 1]; k--) {
			t = list[k]
			list[k] = list[k - 1]
			list[k - 1] = t
		}
	low = list[1]
	high = list[n]
	return list[int((n + 1) / 2)]
}
function ratio(times, name, ref,    i, list) {
	for (i = 1; i <= rounds[name]; i++)
		list[i] = times[name, i] / times[ref, i]
	return median(list, rounds[name])
}
function times_ref(times, name, ref) {
	return ref == "-" ? "-" : sprintf("%.2f", ratio(times, name, ref))
}
FNR == NR {
	order[++rows] = $1
	reference[$1] = $2
	items[$1] = $3
	bytes[$1] = $4
	next
}
{
	clock[$1, ++rounds[$1]] = $2
	processor[$1, rounds[$1]] = $3
	if ($4 > memory[$1])
		memory[$1] = $4
}
END {
	printf "%-17s %8s %7s %15s %6s  %-28s %s\n", "", "items", "median", "min-max", "MB/s",
		"to reference: clock, cpu", "memory: MB, per byte"
	for (r = 1; r <= rows; r++) {
		name = order[r]
		ref = reference[name]
		for (i = 1; i <= rounds[name]; i++)
			list[i] = clock[name, i]
		middle = median(list, rounds[name])
		span = sprintf("%.3f-%.3f", low, high)
		printf "%-17s %8d %7.3f %15s %6.1f  %5s %5s  %-14s %6.1f %6.2f\n", name,
			items[name], middle, span, bytes[name] / middle / 1e6,
			times_ref(clock, name, ref), times_ref(processor, name, ref),
			ref == "-" ? "" : ref, memory[name] / 1024, memory[name] * 1024 / bytes[name]
	}
	print "wanted: yaml-1-thread <= 1.6, yaml-2-threads <= 1.0, memory < 8 a byte,"
	print "        pre-commit < 0.050 s, ten times the items <= 11 times the time"
}
