import Glossary
import Normalization
import Terminology
import TranslationMemory

/// Finds what is wrong in a memory; it changes nothing.
public struct MemoryMaintenance: Sendable {
    /// What is looked for, and where.
    public struct Options: Sendable {
        public var kinds = Set(MemoryFault.Kind.allCases)
        public var languages = LanguagePairs()
        public var filter = MemoryFilter()

        public init() {}
    }

    /// What was found.
    public struct Outcome: Sendable, Hashable {
        /// Units that were looked at.
        public var checked = 0
        /// Faults of each kind that was looked for.
        public var counts: [MemoryFault.Kind: Int] = [:]
        /// The units with faults, each once, in their order.
        public var units: [Int64] = []
        /// The memory's last change that was seen.
        public var change: Int64 = 0
    }

    private let reader: MemoryReader
    private let rules: CompiledRules
    private let options: Options

    /// - Throws: `index.unusable`.
    public init(_ reader: MemoryReader, _ snapshot: Snapshot, options: Options = Options()) throws(Diagnostic) {
        (self.reader, self.options) = (reader, options)
        do throws(IndexError) {
            rules = try snapshot.index.rules()
        } catch {
            throw Diagnostic(
                "index.unusable", "the index is damaged", help: "delete it: it is made again by itself")
        }
    }

    /// Goes through one state of the memory, whatever is written to it meanwhile.
    ///
    /// - Parameter found: told of each fault: those of units one after the other, then texts that are translated in several ways.
    /// - Throws: What is wrong with the memory, and what `found` throws.
    /// - Complexity: O(*n* log *n*) in the segments; memory for one unit, and 8 bytes for each unit that has a fault.
    public func run(
        progress: (Int) -> Void = { _ in }, _ found: (MemoryFault) throws(Diagnostic) -> Void
    ) throws(Diagnostic) -> Outcome {
        var outcome = Outcome()
        for kind in options.kinds { outcome.counts[kind] = 0 }
        func tell(_ fault: MemoryFault) throws(Diagnostic) {
            outcome.counts[fault.kind, default: 0] += 1
            if outcome.units.last != fault.unit { outcome.units.append(fault.unit) }
            try found(fault)
        }
        try reader.inOneState { reader in
            outcome.change = try reader.lastChange()
            if options.kinds != [.differing] {
                let inspector = UnitInspector(rules, options.kinds, options.languages)
                try reader.forEachUnit(matching: options.filter) { stored in
                    outcome.checked += 1
                    if outcome.checked.isMultiple(of: Self.progressStep) { progress(outcome.checked) }
                    for fault in inspector.faults(of: stored) { try tell(fault) }
                }
            }
            if options.kinds.contains(.differing) { try findDiffering(reader, tell) }
        }
        outcome.units = outcome.units.sorted()
        var last: Int64?
        outcome.units.removeAll { unit in
            defer { last = unit }
            return unit == last
        }
        return outcome
    }

    private static let progressStep = 1000

    private func findDiffering(
        _ reader: MemoryReader, _ tell: (MemoryFault) throws(Diagnostic) -> Void
    ) throws(Diagnostic) {
        for language in try reader.languages() where options.languages.from ?? language == language {
            try reader.forEachSameText(in: language) { text, ids in
                // A text that stands in very many units is looked at in the newest of them.
                let stored = try reader.units(Array(ids.suffix(Self.mostOfOneText)))
                let meant = stored.filter { unit in
                    options.filter.isEmpty || unit.occurrences.contains(where: options.filter.includes)
                }
                for fault in differing(meant, language) { try tell(fault) }
            }
        }
    }

    /// Units of one text that are looked at.
    private static let mostOfOneText = 1000

    /// The units, all but the newest, whose translation is another one than that of the newest.
    private func differing(_ units: [StoredUnit], _ language: LanguageTag) -> [MemoryFault] {
        let sources = units.filter {
            $0.unit.source == nil || $0.unit.source == language || options.languages.from != nil
        }
        guard let newest = sources.max(by: Self.isOlder) else { return [] }
        return sources.filter { $0.id != newest.id }.compactMap { stored in
            let differing = options.languages.targets(of: stored.unit, language).filter { own in
                newest.unit[own.language].map { !$0.text.utf8.elementsEqual(own.text.utf8) } ?? false
            }
            guard let source = stored.unit[language], !differing.isEmpty else { return nil }
            return MemoryFault(
                .differing, unit: stored.id, [source] + differing,
                values: differing.compactMap { newest.unit[$0.language]?.text }, other: newest.id)
        }
    }

    private static func isOlder(_ left: StoredUnit, _ right: StoredUnit) -> Bool {
        let (one, two) = (left.unit.date?.secondsSince1970 ?? .min, right.unit.date?.secondsSince1970 ?? .min)
        return (one, left.change) < (two, right.change)
    }
}
