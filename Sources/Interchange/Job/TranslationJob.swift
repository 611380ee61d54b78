import Terminology

/// A file that is to be translated: XLIFF 1.2 and 2, TMX, gettext PO, plain text.
///
/// ```swift
/// let job = try TranslationJob("manual.xlf")
/// let bytes = job.filled(job.segments.map { translation(of: $0.text) })
/// ```
///
/// What is filled in changes nothing else in the file: all other bytes are as they were, but that a file of another charset
/// becomes UTF-8. A file that is damaged anywhere is refused.
public struct TranslationJob {
    public enum Format: String, Sendable, CaseIterable {
        case xliff, tmx, po, text

        /// By the extension of a name; nil for what is not filled in.
        public init?(extensionOf path: String) {
            switch MemoryFormat(extensionOf: path) {
            case .xliff: self = .xliff
            case .tmx: self = .tmx
            case .po: self = .po
            case nil where DocumentFormat(extensionOf: path) == .text: self = .text
            default: return nil
            }
        }
    }

    /// How a job is read.
    public struct Options: Sendable {
        /// Nil tells the format by the name, then by the content.
        public var format: Format?
        public var encoding: String?
        /// The languages where the file does not say them.
        public var from: LanguageTag?
        public var to: LanguageTag?
        /// Bytes of a file.
        public var largest = 256 << 20

        public init() {}
    }

    /// Divides a text into sentences: spans of its bytes.
    public typealias Divider = (_ text: String, _ language: LanguageTag) -> [TextSpan]

    public let format: Format
    public let path: String
    /// In the order of the file.
    public let segments: [JobSegment]
    private let text: [UInt8]
    private let document: any JobDocument

    /// Reads a file.
    ///
    /// - Parameters:
    ///   - path: `-` for standard input.
    ///   - divide: divides the paragraphs of plain text; they are taken whole without it.
    /// - Throws: `file.missing`, `file.unreadable`, `document.too-large`, or a code that begins with `job.`.
    /// - Complexity: O(*n*) in the bytes of the file, which is in memory.
    public init(
        _ path: String, options: Options = Options(), divide: Divider = { text, _ in [TextSpan(0, text.utf8.count)] }
    ) throws(Diagnostic) {
        let stream = try DecodedStream(path: path)
        let head = stream.head
        let problems = JobProblem(path: stream.path)
        guard let format = options.format ?? Format(extensionOf: path) ?? Self.format(of: head) else {
            throw problems.unknownFormat
        }
        (self.format, self.path) = (format, stream.path)
        let declared: String?
        switch format {
        case .xliff, .tmx: declared = XMLDeclaration.encoding(in: head)
        case .po: declared = POReader.charset(in: head)
        case .text: declared = nil
        }
        try stream.begin(given: options.encoding, declared: declared)
        var text: [UInt8] = []
        while try stream.read(into: &text) {
            guard text.count <= options.largest else { throw DocumentFile.tooLarge(stream.path, options.largest) }
        }
        if let offset = stream.firstDamage {
            var tracker = PlaceTracker(text, start: TextPlace(line: 1, column: 1))
            throw problems.malformed("bytes are not of the charset", tracker.place(of: offset))
        }
        switch format {
        case .xliff: document = try XLIFFJob(text, options, problems)
        case .tmx: document = try TMXJob(text, options, problems)
        case .po: document = try POJob(text, options, problems)
        case .text: document = try TextJob(text, options, problems, divide)
        }
        self.text = text
        var segments = document.segments
        for index in segments.indices.dropFirst() {
            segments[index].previous = segments[index - 1].text
            segments[index - 1].next = segments[index].text
        }
        self.segments = segments
        hasByteOrderMark = head.starts(with: [0xEF, 0xBB, 0xBF])
        charset = format == .xliff || format == .tmx ? XMLDeclaration.otherEncoding(in: text) : nil
    }

    private let hasByteOrderMark: Bool
    /// Where XML names a charset that is not UTF-8.
    private let charset: Range<Int>?

    /// The first bytes tell a format, but nothing tells that they are a text.
    private static func format(of head: [UInt8]) -> Format? {
        switch MemoryFormat(head: head) {
        case .xliff: .xliff
        case .tmx where head.contains(UInt8(ascii: "<")): .tmx
        case .po: .po
        default: nil
        }
    }

    /// The file with translations, in UTF-8.
    ///
    /// - Parameter fillings: for each segment one, or nil to leave it as it is.
    /// - Complexity: O(*n*) in the bytes of the file and the translations.
    public func filled(_ fillings: [JobFilling?]) -> [UInt8] {
        var bytes: [UInt8] = hasByteOrderMark ? [0xEF, 0xBB, 0xBF] : []
        var position = 0
        let edits = document.edits(fillings) + (charset.map { [JobEdit(range: $0, bytes: Array("UTF-8".utf8))] } ?? [])
        for edit in edits.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
            guard edit.range.lowerBound >= position, edit.range.upperBound <= text.count else { continue }
            bytes += text[position..<edit.range.lowerBound]
            bytes += edit.bytes
            position = edit.range.upperBound
        }
        return bytes + text[position...]
    }
}

/// Says why a file cannot be taken as a job.
struct JobProblem {
    let path: String

    private func problem(
        _ code: String, _ place: TextPlace?, _ message: String, reason: String? = nil, help: String
    ) -> Diagnostic {
        var arguments = ["file": path]
        arguments["reason"] = reason
        return Diagnostic(
            code, message, arguments: arguments,
            at: SourceLocation(file: path, line: place?.line, column: place?.column), help: help)
    }

    func malformed(_ reason: String, _ place: TextPlace) -> Diagnostic {
        problem(
            "job.malformed", place, "the file is damaged here: \(reason)", reason: reason,
            help: "correct it: only a file that can be read to its end is filled in")
    }

    func foreign(_ format: String) -> Diagnostic {
        problem(
            "job.wrong-format", nil, "\(path) is not \(format)", reason: format,
            help: "give another file, or name its format with --from-format")
    }

    func otherTarget(_ language: LanguageTag, _ place: TextPlace?) -> Diagnostic {
        problem(
            "job.other-target", place, "the file says that it is to be translated into \(language)",
            reason: "\(language)", help: "leave --to out, or give a file for the other language")
    }

    var unknownFormat: Diagnostic {
        problem(
            "job.unknown-format", nil, "\(path) is no file that can be filled in",
            help: "give XLIFF, TMX, PO or plain text (.txt), or name the format with --from-format")
    }

    func noLanguage(_ which: String, _ place: TextPlace?) -> Diagnostic {
        problem(
            "job.no-language", place, "the file does not name its \(which) language", reason: which,
            help: "name it with --from and --to")
    }

    func unknownLanguage(_ tag: String, _ place: TextPlace?) -> Diagnostic {
        problem(
            "job.unknown-language", place, "the language \"\(tag)\" is not known", reason: tag,
            help: "known are en, zh-Hans, zh-Hant, ja and ko; --from and --to decide")
    }
}
