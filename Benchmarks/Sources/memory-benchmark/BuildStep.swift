import Foundation
import TranslationMemory

/// Builds the index.
struct BuildStep {
    let options: MemoryOptions

    init(_ options: MemoryOptions) { self.options = options }

    func run() throws {
        let lines = try MemoryOptions.lines(options.segments)
        let start = Clock.cpu
        let builder = try SegmentIndexBuilder(
            stamp: SegmentIndexStamp(store: "benchmark", change: 0), options: try options.indexOptions())
        for (number, line) in lines.enumerated() {
            try builder.add(IndexedSegment(id: Int64(number), text: String(line)))
        }
        try builder.write(to: options.index)
        let took = Clock.cpu - start
        let attributes = try FileManager.default.attributesOfItem(atPath: options.index)
        let size = (attributes[.size] as? NSNumber)?.doubleValue ?? 0
        Report(options).print([
            ("segments", Double(lines.count)), ("build_s", took), ("bytes_per_segment", size / Double(lines.count)),
            ("build_resident_mb", Clock.residentBytes / 1e6),
        ])
    }
}

/// Prints measures.
struct Report {
    let options: MemoryOptions

    init(_ options: MemoryOptions) { self.options = options }

    func print(_ measures: [(String, Double)]) {
        for (measure, value) in measures {
            Swift.print(
                "{\"tool\": \"tripo-term\", \"set\": \"\(options.name)\", \"measure\": \"\(measure)\", \"value\": \(value)}"
            )
        }
    }
}

/// Time of the processor and memory, of this process.
enum Clock {
    /// Seconds of all threads.
    static var cpu: Double { seconds(CLOCK_PROCESS_CPUTIME_ID) }
    /// Seconds of this thread.
    static var threadCPU: Double { seconds(CLOCK_THREAD_CPUTIME_ID) }
    static var wall: Double { seconds(CLOCK_MONOTONIC) }

    private static func seconds(_ clock: clockid_t) -> Double {
        var time = timespec()
        clock_gettime(clock, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    static var residentBytes: Double {
        let status = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8)) ?? ""
        return (Double(status.split(separator: " ").dropFirst().first ?? "0") ?? 0) * 4096
    }
}
