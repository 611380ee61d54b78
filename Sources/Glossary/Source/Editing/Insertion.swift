import DataFile
import Terminology

/// A place in a text and what to insert there.
struct Insertion {
    var offset: Int
    var text: String

    /// Whole lines before a line; if the text before them has no line break at its end, it gets one.
    init(_ lines: [String], beforeLine line: Int, of text: TextLines) {
        offset = text.start(ofLine: line)
        let joined = lines.joined(separator: text.lineBreak)
        let isOpen = offset == text.bytes.count && offset > 0 && text.bytes[offset - 1] != 0x0A
        self.text = isOpen ? text.lineBreak + joined : joined + text.lineBreak
    }

    init(_ text: String, at offset: Int) {
        (self.text, self.offset) = (text, offset)
    }
}

extension Insertion {
    /// Where a term goes in a concept; nil for a layout that is not understood.
    static func of(_ term: Term, in concept: LocatedConcept, text: TextLines) -> Insertion? {
        let fields = YAMLEmitter.fields(of: term, reliability: concept.concept.reliability)
        if let language = concept.languages.first(where: { $0.language == term.language }) {
            return entry(fields, in: language, of: concept, text: text)
        }
        return language(term.language, fields, in: concept, text: text)
    }

    private static func entry(
        _ fields: [(key: String, value: String)], in language: LocatedLanguage, of concept: LocatedConcept,
        text: TextLines
    ) -> Insertion? {
        guard let last = concept.lastTerm(in: language.language) else {
            // An empty list can only be written in brackets.
            return text.endOfBrackets(at: language.list).map { Insertion(YAMLEmitter.mapping(fields), at: $0 - 1) }
        }
        guard let hyphen = text.hyphen(before: last) else {
            return text.endOfBrackets(at: last).map { Insertion(", " + YAMLEmitter.mapping(fields), at: $0) }
        }
        let line = text.lineAfterEntry(at: last, hyphen: hyphen)
        return Insertion(YAMLEmitter.entry(fields, indentation: hyphen), beforeLine: line, of: text)
    }

    /// A new language with its first term, in the order of the languages.
    private static func language(
        _ tag: LanguageTag, _ fields: [(key: String, value: String)], in concept: LocatedConcept, text: TextLines
    ) -> Insertion? {
        guard let terms = concept.positions[.terms] else { return nil }
        let inBrackets = "\(tag.rawTag): [" + YAMLEmitter.mapping(fields) + "]"
        let isInBrackets = text.endOfBrackets(at: terms)
        guard let first = concept.languages.first else {
            return isInBrackets.map { Insertion(inBrackets, at: $0 - 1) }
        }
        let before = concept.languages.last { $0.language < tag }
        if isInBrackets != nil {
            guard let before else { return Insertion(inBrackets + ", ", at: text.offset(of: first.position)) }
            return text.endOfBrackets(at: before.list).map { Insertion(", " + inBrackets, at: $0) }
        }
        let keyIndentation = first.position.column - 1
        let hyphen = concept.termPositions.lazy.compactMap { text.hyphen(before: $0.start) }.first
        let lines =
            [String(repeating: " ", count: keyIndentation) + "\(tag.rawTag):"]
            + YAMLEmitter.entry(fields, indentation: hyphen ?? keyIndentation + 2)
        guard let before else { return Insertion(lines, beforeLine: first.position.line, of: text) }
        return lineAfter(before, of: concept, text: text).map { Insertion(lines, beforeLine: $0, of: text) }
    }

    private static func lineAfter(_ language: LocatedLanguage, of concept: LocatedConcept, text: TextLines) -> Int? {
        if let end = text.endOfBrackets(at: language.list) { return text.line(of: end - 1) + 1 }
        guard let last = concept.lastTerm(in: language.language), let hyphen = text.hyphen(before: last) else {
            return nil
        }
        return text.lineAfterEntry(at: last, hyphen: hyphen)
    }

    /// Where a concept goes in a file; nil for a layout that is not understood.
    static func of(_ concept: Concept, after previous: LocatedConcept?, text: TextLines) -> Insertion? {
        guard let previous else {
            // Nothing but comments, or a register of sources.
            let lines = ["concepts:"] + YAMLEmitter.lines(of: concept, indentation: 2)
            return Insertion(lines, beforeLine: text.count + 1, of: text)
        }
        guard let hyphen = text.hyphen(before: previous.positions.start) else { return nil }
        let line = text.lineAfterEntry(at: previous.positions.start, hyphen: hyphen)
        return Insertion([""] + YAMLEmitter.lines(of: concept, indentation: hyphen), beforeLine: line, of: text)
    }
}

extension LocatedConcept {
    /// The place of the last term of a language, in the order of the file.
    fileprivate func lastTerm(in language: LanguageTag) -> SourcePosition? {
        zip(concept.terms, termPositions).filter { $0.0.language == language }.map(\.1.start).max()
    }
}
