import Glibc
import Interchange
import Normalization
import Terminology

/// Reads texts and divides them into segments; many threads can share a reader.
public struct AlignmentTextReader: Sendable {
    private let rules: CompiledRules
    private let options: AlignmentReadingOptions
    private let documents: DocumentReader

    init(_ rules: CompiledRules, options: AlignmentReadingOptions) {
        (self.rules, self.options) = (rules, options)
        documents = DocumentReader(options.document)
    }

    /// A text in segments, and what is to be said of it.
    ///
    /// - Throws: what reading throws, `document.undecided-language`, `align.empty-text`.
    /// - Complexity: O(*n*) in the bytes of the file.
    func text(_ input: AlignmentInput) throws(Diagnostic) -> (text: SegmentedText, warnings: [Diagnostic]) {
        let document = try document(input)
        let choice = try LanguageChoice(of: document, given: input.language)
        var warnings: [Diagnostic] = []
        if choice.basis != .text, let seen = LanguageGuess(document.blocks).other(than: choice.language) {
            warnings.append(Self.otherLanguage(document.path, choice.language, seen))
        }
        let text = SentenceSegmenter(rules: rules, language: choice.language).segments(of: document)
        if !options.allowsEmpty, text.isBlank { throw Self.empty(document.path) }
        return (text, warnings)
    }

    private func document(_ input: AlignmentInput) throws(Diagnostic) -> TextDocument {
        let document =
            input.isStandardInput
            ? try documents.document(from: STDIN_FILENO, path: AlignmentInput.standardInput)
            : try documents.document(at: input.path)
        // Nothing in it tells a language, and that is not the problem.
        if document.blocks.isEmpty, !options.allowsEmpty { throw Self.empty(document.path) }
        return document
    }

    private static func empty(_ path: String) -> Diagnostic {
        Diagnostic(
            "align.empty-text", "there is no text in \(path)", arguments: ["file": path],
            at: SourceLocation(file: path), help: "give a file with text, or --allow-empty to have all of it left out")
    }

    private static func otherLanguage(_ path: String, _ said: LanguageTag, _ seen: LanguageTag) -> Diagnostic {
        Diagnostic(
            "align.other-language", .warning, "\(path) is taken for \(said), but looks like \(seen)",
            arguments: ["file": path, "said": said.rawTag, "seen": seen.rawTag], at: SourceLocation(file: path),
            help: "check the order of the files, and --languages")
    }
}

extension SegmentedText {
    /// Whether no segment has anything in it.
    var isBlank: Bool {
        segments.allSatisfy { $0.text.unicodeScalars.allSatisfy { $0.properties.isWhitespace || $0 == "\u{FEFF}" } }
    }
}
