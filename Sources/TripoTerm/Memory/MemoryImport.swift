import Interchange
import Terminology
import TranslationMemory

/// Brings the units of files into a translation memory.
///
/// Units are added some thousands at a time: what was added stays, whatever ends the import, and an import that is begun anew takes
/// nothing twice.
public struct MemoryImport {
    /// What files do not say of their units.
    public struct Facts: Sendable, Hashable {
        public var document: String?
        public var domain: String?
        public var author: String?
        public var origin: String?

        public init() {}
    }

    /// What came of a file.
    public struct Outcome: Sendable, Hashable {
        public var reading = MemoryReadingReport()
        public var addition = MemoryAddition()
        /// Places where the file is damaged outside a unit: how many units are lost there nobody can tell.
        public var damages = 0

        public init() {}

        public static func += (left: inout Self, right: Self) {
            left.reading.units += right.reading.units
            left.reading.unitsLeftOut += right.reading.unitsLeftOut
            left.reading.remarks += right.reading.remarks
            left.addition += right.addition
            left.damages += right.damages
        }
    }

    private let store: MemoryStore
    private let options: MemoryReadingOptions
    private let facts: Facts

    /// Units of a transaction, at most: more would keep other writers waiting, fewer would wait more for the disk.
    private static let batchUnits = 5000
    /// Bytes of text of a transaction, at most, so that long units do not take much memory.
    private static let batchBytes = 4 << 20

    public init(_ store: MemoryStore, options: MemoryReadingOptions = MemoryReadingOptions(), facts: Facts = Facts()) {
        (self.store, self.options, self.facts) = (store, options, facts)
    }

    /// Imports a file.
    ///
    /// - Parameters:
    ///   - path: `-` for standard input.
    ///   - problem: told of each unit, or part of one, that is not taken.
    ///   - progress: told of the units so far, and of the share of the file that was read where that is known.
    /// - Throws: What is wrong with the file or the memory as a whole; what was added before stays.
    public func run(
        _ path: String, problem: (Diagnostic) -> Void, progress: (_ units: Int, _ share: Double?) -> Void = { _, _ in }
    ) throws(Diagnostic) -> Outcome {
        let reader = try MemoryFileReader(path, options: options)
        var outcome = Outcome()
        var batch: [MemoryUnit] = []
        var bytes = 0
        func flush() throws(Diagnostic) {
            outcome.addition += try store.add(batch)
            batch.removeAll(keepingCapacity: true)
            bytes = 0
            progress(outcome.addition.total, reader.progress)
        }
        outcome.reading = try reader.read { event throws(Diagnostic) in
            switch event {
            case .unit(let unit, _):
                bytes += unit.segments.reduce(0) { $0 + $1.text.utf8.count }
                batch.append(completed(unit))
                if batch.count >= Self.batchUnits || bytes >= Self.batchBytes { try flush() }
            case .unitLeftOut(let diagnostic): problem(diagnostic)
            case .remark(let diagnostic):
                if diagnostic.code == "memory.malformed" { outcome.damages += 1 }
                problem(diagnostic)
            }
        }
        try flush()
        return outcome
    }

    private func completed(_ unit: MemoryUnit) -> MemoryUnit {
        guard facts != Facts() else { return unit }
        var unit = unit
        unit.document = unit.document ?? facts.document
        unit.domain = unit.domain ?? facts.domain
        unit.author = unit.author ?? facts.author
        unit.origin = unit.origin ?? facts.origin
        return unit
    }
}
