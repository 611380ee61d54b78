import Interchange
import Terminology
import TestSupport
import Testing

/// What a reader of units made of bytes, in short: units as `en:text|ja:text`, problems as `!line:column code`.
struct UnitReading {
    var units: [MemoryUnit] = []
    /// Units that were left out.
    var leftOut: [Diagnostic] = []
    var remarks: [Diagnostic] = []

    init(_ bytes: [UInt8], _ name: String, options: MemoryReadingOptions = MemoryReadingOptions()) throws {
        let directory = try TemporaryDirectory()
        try directory.write(bytes, to: name)
        let reader = try MemoryFileReader(directory.path + "/" + name, options: options)
        let report = try reader.read { event in
            switch event {
            case .unit(let unit, _): units.append(unit)
            case .unitLeftOut(let problem): leftOut.append(problem)
            case .remark(let problem): remarks.append(problem)
            }
        }
        #expect(report.units == units.count && report.unitsLeftOut == leftOut.count)
    }

    init(_ text: String, _ name: String, options: MemoryReadingOptions = MemoryReadingOptions()) throws {
        try self.init(Array(text.utf8), name, options: options)
    }

    var lines: [String] {
        units.map { unit in unit.segments.map { "\($0.language):\($0.text)" }.joined(separator: "|") }
    }

    var problems: [String] { leftOut.map(Self.short) + remarks.map { "(" + Self.short($0) + ")" } }

    private static func short(_ problem: Diagnostic) -> String {
        "\(problem.location?.line ?? 0):\(problem.location?.column ?? 0) \(problem.code.dropFirst("memory.".count))"
    }
}
