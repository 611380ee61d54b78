import Glibc
import Interchange
import Lookup
import Terminology

/// What is looked for in documents.
public struct AnnotationOptions: Sendable {
    /// The day on which names are to be valid.
    public var on: CalendarDate
    /// The language of the texts as the user wrote it; nil goes by the name of the file, or the text.
    public var language: String?
    /// The languages to name terms in; empty for English, simplified Chinese, Japanese and Korean but that of the text.
    public var others: [LanguageTag] = []
    public var includesSubterms = false
    /// The charset of the files; nil finds it.
    public var encoding: String?

    public init(on: CalendarDate) { self.on = on }
}

/// Finds the terms of the glossary in documents of any format that is read; one for each thread.
public final class DocumentAnnotator {
    private let options: AnnotationOptions
    private let reader: DocumentReader
    private let recognizer: TermRecognizer
    private let names: ConceptNames

    /// - Throws: `LookupError` for an index that is damaged.
    public init(_ snapshot: Snapshot, options: AnnotationOptions) throws(LookupError) {
        self.options = options
        var reading = DocumentOptions()
        reading.encoding = options.encoding
        reader = DocumentReader(reading)
        recognizer = try snapshot.recognizer()
        names = ConceptNames(snapshot.index, on: options.on)
    }

    /// The terms of a file, or of standard input for `-`.
    ///
    /// - Throws: The `Diagnostic` of a file that cannot be read, or `LookupError` for an index that is damaged.
    /// - Complexity: O(n) in the bytes of the file.
    public func document(at path: String) throws -> AnnotatedDocument {
        let bytes =
            path == "-" ? try reader.contents(of: STDIN_FILENO, path: Self.standardInput) : try reader.bytes(of: path)
        return try document(of: bytes, path: path == "-" ? Self.standardInput : path)
    }

    /// The terms of bytes that are at hand.
    public func document(of bytes: [UInt8], path: String) throws -> AnnotatedDocument {
        let document = try reader.document(of: bytes, path: path)
        // A text of which nothing tells the language may have terms of all.
        let language: LanguageTag? =
            options.language == nil
            ? try? LanguageChoice(of: document).language
            : try LanguageChoice(of: document, given: options.language).language
        var wanted = RecognitionOptions(on: options.on, languages: language.map { [$0] } ?? [])
        wanted.includesSubterms = options.includesSubterms
        let others = others(than: language)
        var offsets = FileOffsets(bytes, of: document)
        var terms: [[AnnotatedTerm]] = []
        for block in document.blocks {
            let found = try recognizer.terms(in: block.text, options: wanted)
            let edges = edges(of: found, in: block, &offsets)
            terms.append(
                try found.map { term in
                    AnnotatedTerm(
                        span: term.span, start: edges[term.span.start] ?? Self.nowhere,
                        end: edges[-term.span.end] ?? Self.nowhere, isSubterm: term.isSubterm,
                        concepts: try term.concepts.map { try concept($0, others: others) })
                })
        }
        return AnnotatedDocument(document: document, language: language, on: options.on, terms: terms)
    }

    /// What the path of standard input is called in messages and results.
    private static let standardInput = AlignmentInput.standardInput
    private static let nowhere = AnnotatedTerm.Place(position: TextPlace(line: 1, column: 1), offset: nil)

    private func others(than language: LanguageTag?) -> [LanguageTag] {
        if !options.others.isEmpty { return options.others }
        let isChinese = language == .simplifiedChinese || language == .traditionalChinese
        return [.english, .simplifiedChinese, .japanese, .korean].filter {
            $0 != language && !(isChinese && $0 == .simplifiedChinese)
        }
    }

    /// The places of the beginnings of terms by their offsets, and those of their ends by their offsets' negatives.
    ///
    /// An end stands behind the last character, not before the next one: between the two a line may end.
    private func edges(
        of terms: [RecognizedTerm], in block: TextBlock, _ offsets: inout FileOffsets?
    ) -> [Int: AnnotatedTerm.Place] {
        guard !terms.isEmpty else { return [:] }
        var marks: [(offset: Int, key: Int)] = []
        let utf8 = block.text.utf8
        for term in terms {
            marks.append((term.span.start, term.span.start))
            var last = utf8.index(utf8.startIndex, offsetBy: term.span.end - 1)
            var offset = term.span.end - 1
            while utf8[last] & 0xC0 == 0x80, offset > 0 {
                last = utf8.index(before: last)
                offset -= 1
            }
            marks.append((offset, -term.span.end))
        }
        marks.sort { $0.offset < $1.offset }
        var edges: [Int: AnnotatedTerm.Place] = [:]
        for (mark, place) in zip(marks, block.places(ofBytes: marks.map(\.offset))) where edges[mark.key] == nil {
            if mark.key >= 0 {
                edges[mark.key] = AnnotatedTerm.Place(position: place, offset: offsets?.offset(of: place))
            } else {
                edges[mark.key] = AnnotatedTerm.Place(
                    position: TextPlace(line: place.line, column: place.column + 1),
                    offset: offsets?.offset(behind: place))
            }
        }
        return edges
    }

    private func concept(_ found: RecognizedConcept, others: [LanguageTag]) throws(LookupError) -> AnnotatedConcept {
        let concept = try names.concept(found.reference)
        return AnnotatedConcept(
            id: concept.id, kind: concept.kind, language: found.language, status: found.terms[0].status,
            isAsWritten: found.match == .asWritten, isValid: found.isValid ?? true,
            names: others.compactMap { language in
                names.name(of: concept, in: language).map { AnnotatedConcept.Name(language: language, text: $0) }
            })
    }
}
