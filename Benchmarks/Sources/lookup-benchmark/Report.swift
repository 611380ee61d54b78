import Glibc

/// Prints a figure as a JSON line.
func report(_ measure: String, _ value: Double, _ unit: String, note: String? = nil) {
    let extra = note.map { ", \"note\": \"\($0)\"" } ?? ""
    let rounded = (value * 10_000).rounded() / 10_000
    print(
        "{\"peer\": \"tripo-term\", \"measure\": \"\(measure)\", \"value\": \(rounded), \"unit\": \"\(unit)\"\(extra)}")
    fflush(nil)
}

/// Seconds that some work took.
func seconds(_ work: () throws -> Void) rethrows -> Double {
    let clock = ContinuousClock()
    let took = try clock.measure(work)
    return Double(took.components.seconds) + Double(took.components.attoseconds) / 1e18
}

/// Seconds of the quickest of some rounds: what is left when others leave the machine alone.
func best(of rounds: Int, _ work: () throws -> Void) rethrows -> Double {
    var least = Double.infinity
    for _ in 0..<rounds { least = min(least, try seconds(work)) }
    return least
}

/// Seconds of the thread's own of the quickest round: others may keep both cores busy.
func bestOfThread(rounds: Int, _ work: () throws -> Void) rethrows -> Double {
    var least = Double.infinity
    for _ in 0..<rounds {
        var (start, end) = (timespec(), timespec())
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &start)
        try work()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &end)
        least = min(least, Double(end.tv_sec - start.tv_sec) + Double(end.tv_nsec - start.tv_nsec) / 1e9)
    }
    return least
}

/// Keeps a value from being optimized away.
@inline(never)
func keep<Value>(_ value: Value) {}

/// A line of `/proc/self/status` in megabytes (10⁶ bytes).
func memory(_ name: String) throws -> Double {
    for line in try TextFile.lines("/proc/self/status") where line.hasPrefix(name + ":") {
        let kilobytes = line.split(whereSeparator: { $0 == " " || $0 == "\t" })[1]
        return (Double(kilobytes) ?? 0) * 1024 / 1e6
    }
    throw BenchmarkError("/proc/self/status has no \(name)")
}
