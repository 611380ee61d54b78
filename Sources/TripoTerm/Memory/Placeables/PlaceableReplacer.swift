import Glossary
import Lookup
import Normalization
import Terminology

/// Puts the numbers, dates and names of a query into the translation of a segment that has others; for one thread.
final class PlaceableReplacer {
    /// What came of it.
    struct Outcome {
        /// Nil where nothing was replaced.
        var target: String?
        var replacements: [MemoryMatch.Replacement] = []
        /// Values of the query for which no place was found.
        var unplaced: [String] = []
        /// The source with the values of the query.
        var source: String
    }

    private let skeletons: SegmentSkeletons
    private let snapshot: Snapshot
    private let day: CalendarDate
    private var recognizer: TermRecognizer?
    private var titledNames: TitledNames?
    private var transfers: [LanguageTag: ValueTransfer] = [:]

    init(_ skeletons: SegmentSkeletons, _ snapshot: Snapshot, on day: CalendarDate) {
        (self.skeletons, self.snapshot, self.day) = (skeletons, snapshot, day)
    }

    /// One thing that can be replaced.
    private enum Slot {
        case quantity(Quantity)
        case name(RecognizedTerm)
        /// A person beside a title.
        case titled(TitledNames.Name, identity: UInt64)

        var span: TextSpan {
            switch self {
            case .quantity(let quantity): quantity.span
            case .name(let name): name.span
            case .titled(let name, _): name.span
            }
        }

        /// Groups of names begin here.
        static let names = 256
        static let persons = names + Int(ConceptKind.person.rawValue)

        /// The same for what can stand in each other's place.
        var group: Int {
            switch self {
            case .quantity(let quantity): Int(quantity.slotClass)
            case .name(let name): Self.names + Int(name.best.kind.rawValue)
            case .titled: Self.persons
            }
        }

        var identity: UInt64 {
            switch self {
            case .quantity(let quantity): quantity.key
            case .name(let name): UInt64(name.best.reference.number)
            case .titled(_, let identity): identity
            }
        }

        /// Whether it means the same, in whatever language.
        func matches(_ other: Slot) -> Bool {
            switch (self, other) {
            case (.quantity, .quantity): identity == other.identity
            case (.quantity, _), (_, .quantity): false
            default: identity == other.identity
            }
        }
    }

    /// Whether a text has names that can be put in the place of others.
    func hasNames(_ text: String, _ language: LanguageTag) -> Bool {
        slots(in: text, language).contains { $0.group >= Slot.names }
    }

    /// - Parameters:
    ///   - allowsMore: whether the source may have more values than the query.
    /// - Returns: Nil where the values of the two cannot be told to answer each other, or are all the same.
    func replaced(
        query: String, source: String, _ from: LanguageTag, target: String, _ to: LanguageTag, allowsMore: Bool
    ) -> Outcome? {
        var (asked, known) = (slots(in: query, from), slots(in: source, from))
        Self.dropDoubtful(&asked, &known)
        var changes: [(old: Slot, new: Slot)] = []
        var unplaced: [String] = []
        // A value that stands for several is in several places of the translation, and nothing tells which is which.
        func add(_ answers: [(old: Slot, new: Slot)]) {
            let meanings = Dictionary(grouping: answers) { $0.old.identity }
                .mapValues { Set($0.map(\.new.identity)).count }
            for answer in answers where answer.old.identity != answer.new.identity {
                if meanings[answer.old.identity] == 1 {
                    changes.append(answer)
                } else {
                    unplaced.append(query.piece(answer.new.span))
                }
            }
        }
        for group in Set(asked.map(\.group)).union(known.map(\.group)) {
            let (new, old) = (asked.filter { $0.group == group }, known.filter { $0.group == group })
            if group >= Slot.names {
                // A name that only one of them has is a part of what they say; one that both have stays.
                let kept = Set(new.map(\.identity)).intersection(old.map(\.identity))
                guard new.count == old.count else {
                    // But who is meant is told where the source speaks of somebody else.
                    if group == Slot.persons, !old.isEmpty {
                        unplaced += new.filter { !kept.contains($0.identity) }.map { query.piece($0.span) }
                    }
                    continue
                }
                let answers = zip(old, new).map { (old: $0.0, new: $0.1) }
                let differing = answers.filter { $0.old.identity != $0.new.identity }
                if kept.count < Set(new.map(\.identity)).count,
                    differing.contains(where: { kept.contains($0.old.identity) || kept.contains($0.new.identity) })
                {
                    // One that both have does something else here: the others cannot just be put in its place.
                    unplaced += differing.map { query.piece($0.new.span) }
                    continue
                }
                add(answers.filter { !kept.contains($0.old.identity) })
                continue
            }
            guard new.count == old.count || allowsMore && new.count < old.count else { return nil }
            add(zip(old, new).map { (old: $0.0, new: $0.1) })
        }
        guard !changes.isEmpty || !unplaced.isEmpty else { return nil }
        changes.sort { $0.old.span.start < $1.old.span.start }
        var outcome = Outcome(unplaced: unplaced, source: source)
        outcome.source = Self.applied(changes.map { ($0.old.span, query.piece($0.new.span)) }, to: source)
        var places: [(span: TextSpan, text: String)] = []
        var names: [(span: TextSpan, asked: String)] = []
        let slots = slots(in: target, to)
        for change in changes {
            let written = query.piece(change.new.span)
            let place = slots.first { slot in
                slot.matches(change.old) && !places.contains { $0.span == slot.span }
            }
            guard let place, let text = text(of: change.new, written, like: place, target.piece(place.span), to)
            else {
                outcome.unplaced.append(written)
                continue
            }
            if place.group >= Slot.names { names.append((place.span, written)) }
            places.append((place.span, text))
        }
        // How the old name is read, or what it is short for, would be said of the new one.
        for name in names {
            guard let brackets = target.brackets(after: name.span.end),
                !places.contains(where: { brackets.start < $0.span.start && $0.span.end < brackets.end })
            else { continue }
            places.removeAll { $0.span == name.span }
            outcome.unplaced.append(name.asked)
        }
        outcome.replacements = places.map { .init(old: target.piece($0.span), new: $0.text) }
        if !places.isEmpty { outcome.target = Self.applied(places, to: target) }
        return outcome
    }

    /// What may be a name is taken for one where there is one for sure on the other side.
    private static func dropDoubtful(_ asked: inout [Slot], _ known: inout [Slot]) {
        let hasSure = { (slots: [Slot]) in
            slots.contains { slot in
                if case .titled(let name, _) = slot { return name.isSure }
                return slot.group == Slot.persons
            }
        }
        let (askedHas, knownHas) = (hasSure(asked), hasSure(known))
        let isDoubtful = { (slot: Slot) in if case .titled(let name, _) = slot { !name.isSure } else { false } }
        if !knownHas { asked.removeAll(where: isDoubtful) }
        if !askedHas { known.removeAll(where: isDoubtful) }
    }

    private static func applied(_ places: [(TextSpan, String)], to text: String) -> String {
        var bytes: [UInt8] = []
        var start = 0
        let utf8 = Array(text.utf8)
        for (span, new) in places.sorted(by: { $0.0.start < $1.0.start }) where span.start >= start {
            bytes += utf8[start..<span.start]
            bytes += new.utf8
            start = span.end
        }
        bytes += utf8[start...]
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The quantities of a text, and names that have none within them.
    private func slots(in text: String, _ language: LanguageTag) -> [Slot] {
        let quantities = skeletons.quantities(in: text, language)
        var slots = quantities.map(Slot.quantity)
        if recognizer == nil { recognizer = try? snapshot.recognizer() }
        let names =
            (try? recognizer?.terms(in: text, options: RecognitionOptions(on: day, languages: [language]))) ?? []
        for name in names where Self.placeable.contains(name.best.kind) {
            let overlaps = quantities.contains { $0.span.start < name.span.end && name.span.start < $0.span.end }
            if !overlaps { slots.append(.name(name)) }
        }
        for name in titled(text, names) {
            let overlaps = slots.contains { $0.span.start < name.span.end && name.span.start < $0.span.end }
            if !overlaps { slots.append(.titled(name, identity: identity(of: name, in: text))) }
        }
        return slots.sorted { $0.span.start < $1.span.start }
    }

    private func titled(_ text: String, _ terms: [RecognizedTerm]) -> [TitledNames.Name] {
        if titledNames == nil { titledNames = (try? snapshot.searcher()).map { TitledNames($0, on: day) } }
        return titledNames?.names(in: text, terms) ?? []
    }

    /// The number of the only person who can be meant; else a hash of all, or of the name, above all numbers.
    private func identity(of name: TitledNames.Name, in text: String) -> UInt64 {
        if name.persons.count == 1 { return UInt64(name.persons[0].number) }
        let symbols = name.persons.isEmpty ? skeletons.folded(text.piece(name.span)) : name.persons.map(\.number)
        return (SegmentSkeletons.hash(symbols) ?? 0) | 1 << 63
    }

    /// Names of single things, which change from text to text; terms are what a text says.
    private static let placeable: Set<ConceptKind> = [.office, .person, .place]

    /// How a value is written in the way of another.
    private func text(
        of new: Slot, _ asked: String, like place: Slot, _ written: String, _ language: LanguageTag
    ) -> String? {
        switch (new, place) {
        case (.quantity(let value), .quantity(let old)):
            let transfer = transfers[language] ?? ValueTransfer(skeletons.reader(language))
            transfers[language] = transfer
            return transfer.rewritten(written, from: old, to: value, asked: asked)
        case (.name(let name), .name(let old)):
            let type = old.best.terms.first.flatMap { try? snapshot.index.head($0.reference).type }
            return self.name(of: name.best.reference, type, language)
        case (.name(let name), .titled): return self.name(of: name.best.reference, nil, language)
        // Beside a title the whole name is as good as the surname, which the glossary does not tell.
        case (.titled(let name, _), .name), (.titled(let name, _), .titled):
            return name.persons.count == 1 ? self.name(of: name.persons[0], nil, language) : nil
        default: return nil
        }
    }

    /// What the concept is called in a language, in the kind of name that is given where there is one.
    private func name(of concept: ConceptReference, _ type: TermType?, _ language: LanguageTag) -> String? {
        guard let concept = try? snapshot.index.entry(concept).concept else { return nil }
        let own = concept.terms.filter { $0.language == language && $0.status.isInUse }
        let valid = own.filter { $0.validity.contains(day) }
        let candidates = valid.isEmpty ? own : valid
        let ofType = candidates.filter { $0.type == type }
        let preferred = { (terms: [Term]) in terms.first { $0.status == .preferred } ?? terms.first }
        return (preferred(ofType) ?? preferred(candidates))?.text
    }
}

extension String {
    /// A piece by its bytes.
    func piece(_ span: TextSpan) -> String {
        String(decoding: Array(utf8)[span.range], as: UTF8.self)
    }

    /// Brackets, with what is in them, that stand after a place in the bytes; spaces can be between.
    fileprivate func brackets(after offset: Int) -> TextSpan? {
        let rest = String(decoding: Array(utf8)[offset...], as: UTF8.self)
        let scalars = rest.unicodeScalars
        guard let open = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
            "(（".unicodeScalars.contains(scalars[open]),
            let close = scalars[open...].firstIndex(where: { ")）".unicodeScalars.contains($0) })
        else { return nil }
        let end = rest.utf8.distance(from: rest.startIndex, to: scalars.index(after: close))
        return TextSpan(offset + rest.utf8.distance(from: rest.startIndex, to: open), offset + end)
    }
}
