import Normalization
import Terminology

/// A text with all that rules ask about it, worked out once.
public struct CheckedText: Sendable {
    public let document: TextDocument
    public let language: LanguageTag
    /// The day of which it speaks: given, or found in the text; nil where nothing tells.
    public let day: CalendarDate?
    public let profile: Profile
    /// One for each block of the document.
    public internal(set) var blocks: [CheckedBlock]
    /// Those of them that have names, while rules look at the text: many rules ask no others.
    var named: [CheckedBlock] = []
    /// The number of the first block: of a text that is checked in parts, parts come before.
    public var firstBlock = 0
    /// Findings that were left out because there were more than anybody reads, by rule.
    public internal(set) var untold: [String: Int] = [:]

    /// A block by its number; nil for one of another part.
    func block(_ number: Int) -> CheckedBlock? {
        blocks.indices.contains(number - firstBlock) ? blocks[number - firstBlock] : nil
    }
}

/// A block with what was found in it; rules hand it on, so that it is not copied.
public final class CheckedBlock: Sendable {
    public let index: Int
    public let kind: TextBlock.Kind
    public let text: String
    /// Where its stretches stand in the file.
    let origins: [TextOrigin]
    /// Its spaces that are several in the file.
    let wideSpaces: [WideSpace]
    /// Names of the glossary, from left to right.
    public let names: [FoundName]
    public let quantities: [Quantity]
    public let sentences: [TextSpan]
    /// What the patterns of rules with code found, by rule.
    let hits: PatternHits

    /// - Parameter index: its number in the text.
    init(
        _ block: TextBlock, index: Int, names: [FoundName], quantities: [Quantity], sentences: [TextSpan],
        hits: PatternHits = PatternHits()
    ) {
        (self.index, kind, text, origins) = (index, block.kind, block.text, block.origins)
        wideSpaces = block.wideSpaces
        (self.names, self.quantities, self.sentences, self.hits) = (names, quantities, sentences, hits)
    }

    func with(_ hits: PatternHits) -> CheckedBlock {
        CheckedBlock(asRead, index: index, names: names, quantities: quantities, sentences: sentences, hits: hits)
    }

    /// The block without what was found in it.
    var bare: CheckedBlock { CheckedBlock(asRead, index: index, names: [], quantities: [], sentences: []) }

    /// The block as it was read.
    public var asRead: TextBlock {
        TextBlock(kind: kind, text: text, origins: origins, wideSpaces: wideSpaces)
    }

    /// Lends the UTF-8 of the text.
    func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        text.utf8Span.span.withUnsafeBufferPointer(body)
    }

    /// The text of a span.
    public func text(_ span: TextSpan) -> Substring { text.slice(span.start, span.end) }

    /// Whether what stands between two bytes is one of some texts.
    func isOne(of texts: [[UInt8]], _ start: Int, _ end: Int) -> Bool {
        withBytes { bytes in texts.contains { $0.count == end - start && bytes.has($0, at: start) } }
    }

    /// The same as a text of its own, without a detour over places of the other.
    func string(_ span: TextSpan) -> String {
        withBytes { bytes in
            var (low, high) = (min(max(0, span.start), bytes.count), min(max(0, span.start, span.end), bytes.count))
            while low > 0, low < bytes.count, bytes[low] & 0xC0 == 0x80 { low -= 1 }
            while high < bytes.count, bytes[high] & 0xC0 == 0x80 { high += 1 }
            return String(decoding: UnsafeBufferPointer(rebasing: bytes[low..<high]), as: UTF8.self)
        }
    }

    /// The sentence that a byte stands in.
    ///
    /// - Complexity: O(log n) in the sentences, as the next two in names and quantities, and O(m) in what they give.
    public func sentence(at offset: Int) -> TextSpan {
        let next = sentences.firstPlace { $0.start > offset }
        return next > 0 ? sentences[next - 1] : TextSpan(0, text.utf8.count)
    }

    /// What stands around a part of a sentence, up to the nearest signs.
    ///
    /// - Complexity: O(n) in its bytes.
    func stretch(
        around part: TextSpan, in sentence: TextSpan, between isSign: (Unicode.Scalar) -> Bool
    ) -> TextSpan {
        withBytes { bytes in
            var (start, end) = (part.start, part.end)
            while start > sentence.start {
                let before = bytes.scalarStart(before: start)
                if isSign(bytes.scalar(at: before)) { break }
                start = before
            }
            while end < sentence.end {
                let scalar = bytes.scalar(at: end)
                if isSign(scalar) { break }
                end += UTF8.width(scalar)
            }
            return TextSpan(start, end)
        }
    }

    /// The quantities of a sentence.
    func quantities(in span: TextSpan) -> ArraySlice<Quantity> {
        let first = quantities.firstPlace { $0.span.start >= span.start }
        return quantities[first...].prefix { $0.span.end <= span.end }
    }

    /// The names that have something of a span.
    ///
    /// - Complexity: O(log n) in the names, and O(m) in what it gives.
    func names(touching span: TextSpan) -> ArraySlice<FoundName> {
        let first = names.firstPlace { $0.span.end > span.start }
        return names[first...].prefix { $0.span.start < span.end }
    }

    func names(in span: TextSpan) -> ArraySlice<FoundName> {
        let first = names.firstPlace { $0.span.start >= span.start }
        return names[first...].prefix { $0.span.end <= span.end }
    }

    /// What the patterns of a rule with code found within a span.
    func hits(_ rule: String, in span: TextSpan) -> ArraySlice<TextSpan> {
        let own = hits[rule] ?? []
        let first = own.firstPlace { $0.start >= span.start }
        return own[first...].prefix { $0.start < span.end }
    }

    /// Whether a name of the glossary, longer than a span, has it within.
    func isWithinName(_ span: TextSpan) -> Bool { name(around: span)?.isRight == true }

    /// The name, longer than a span, that has it within.
    func name(around span: TextSpan) -> FoundName? {
        let low = names.firstPlace { $0.span.end >= span.end }
        guard low < names.count else { return nil }
        let name = names[low].span
        let isAround =
            name.start <= span.start && name.end >= span.end && name.end - name.start > span.end - span.start
        return isAround ? names[low] : nil
    }
}

/// A name of the glossary where it stands in a text.
public struct FoundName: Sendable {
    public let span: TextSpan
    /// What all places of the name share, so that no place copies it.
    let known: KnownName

    public struct Meaning: Sendable {
        public let concept: ConceptRecord
        public let term: Term

        /// Whether the day does not matter: what is wrong on any day is for another rule, and how a name is read is no name.
        fileprivate var isAnyDay: Bool {
            term.status == .deprecated || term.validity == .always || term.type == .transcription
        }
    }

    /// The concepts that it may mean, the likeliest first, each with its closest term; never empty.
    public var meanings: [Meaning] { known.meanings }
    /// Whether it is written as the glossary has it.
    public var isAsWritten: Bool { known.isAsWritten }
    public var concept: Concept { known.meanings[0].concept.concept }
    public var term: Term { known.meanings[0].term }

    /// Of its likeliest concept.
    var kind: ConceptKind { known.kind }
    var id: String { known.id }
    /// Whether that is a meeting with a number.
    var isMeeting: Bool { known.isMeeting }

    /// Whether the glossary has it as wrong on any day.
    var isWrong: Bool { known.isWrong }
    /// Whether one of the meanings is a name in use.
    var isRight: Bool { known.isRight }

    /// Whether the glossary has its concept in each of some ways of writing; a middle dot more or less is none.
    func isWritten(inEachOf ways: [String]) -> Bool {
        let texts = concept.terms.lazy.filter { $0.status != .deprecated }.map { $0.text.replacing("·", with: "") }
        return !ways.isEmpty && ways.allSatisfy { way in texts.contains { $0.contains(way) } }
    }
}

/// What is known of a name, worked out once for all its places.
final class KnownName: Sendable {
    let meanings: [FoundName.Meaning]
    let isAsWritten: Bool
    let kind: ConceptKind
    let id: String
    /// Of all concepts that it may mean, one for each meaning.
    let ids: [String]
    let meeting: MeetingFacts?
    let isMeeting: Bool
    let isWrong: Bool
    let isRight: Bool
    /// The country of the office that it means likeliest, where publishers have an order for it.
    let country: String?
    /// When it is a name in use; nil where the day does not matter.
    let standing: [ValidityPeriod]?
    /// Identifiers of the roles that it may mean.
    let roles: [String]
    /// Those that the people had whom it may mean.
    let posts: [Post]
    /// Of all concepts that it may mean, in all languages.
    let abbreviations: [String]

    /// - Parameter meanings: one at least.
    init(_ meanings: [FoundName.Meaning], isAsWritten: Bool, countries: [String: String]) {
        (self.meanings, self.isAsWritten) = (meanings, isAsWritten)
        standing = meanings.contains { $0.isAnyDay } ? nil : meanings.map(\.term.validity)
        let concept = meanings[0].concept.concept
        (kind, id, meeting) = (concept.kind, concept.id, concept.meeting)
        ids = meanings.map(\.concept.concept.id)
        country = countries[concept.id]
        isMeeting = meeting?.ordinal != nil
        isWrong = meanings.allSatisfy { $0.term.status == .deprecated }
        isRight = meanings.contains { $0.term.status == .preferred || $0.term.status == .admitted }
        let concepts = meanings.map(\.concept.concept)
        abbreviations = concepts.flatMap(\.terms).filter { $0.type == .abbreviation }.map(\.text)
        roles = concepts.filter { $0.kind == .role }.map(\.id)
        posts = concepts.filter { $0.kind == .person }.flatMap(\.posts)
    }
}

/// A concept that many places share.
public final class ConceptRecord: Sendable {
    public let concept: Concept
    public let replacedBy: [String]

    init(_ concept: Concept, replacedBy: [String]) { (self.concept, self.replacedBy) = (concept, replacedBy) }
}

extension String {
    /// The text between two byte offsets, moved outwards to the edges of scalars where they are none.
    func slice(_ start: Int, _ end: Int) -> Substring {
        let utf8 = self.utf8
        func isWithinScalar(_ index: String.Index) -> Bool { index < utf8.endIndex && utf8[index] & 0xC0 == 0x80 }
        var low = utf8.index(utf8.startIndex, offsetBy: min(max(0, start), utf8.count))
        var high = utf8.index(utf8.startIndex, offsetBy: min(max(0, max(start, end)), utf8.count))
        while low > utf8.startIndex, isWithinScalar(low) { low = utf8.index(before: low) }
        while isWithinScalar(high) { high = utf8.index(after: high) }
        return self[low..<(high < low ? low : high)]
    }
}

extension Array {
    /// The first place from which on a condition holds; it holds from some place on, and not before.
    ///
    /// - Complexity: O(log n).
    package func firstPlace(where holds: (Element) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if holds(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
