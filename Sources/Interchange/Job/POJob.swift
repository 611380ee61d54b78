import Terminology

/// A catalogue of gettext as a job: translations that are empty are filled in.
///
/// What needs review is marked `fuzzy`, with the memory's source as the previous `msgid`, as `msgmerge --previous` does. Entries
/// that are obsolete are left alone, and so is what is translated, be it fuzzy.
struct POJob: JobDocument {
    private(set) var segments: [JobSegment] = []
    /// Of each segment.
    private(set) var slots: [Slot] = []
    private(set) var entries: [Entry] = []
    /// The name of the charset in the header, where it has to become UTF-8.
    private(set) var charset: Range<Int>?
    let lineEnd: String

    struct Slot {
        var entry: Int
        /// What it translates.
        var source: String
        /// The strings of the translation, with their quotation marks.
        var strings: Range<Int>
    }

    struct Entry {
        /// The first line that is no comment.
        var start = 0
        /// Behind `#,`.
        var flags: Int?
        var isFuzzy = false
        /// Whether it tells what its source was before.
        var hasPrevious = false
        var isObsolete = false
        var context: String?
        var source: Text?
        var plural: Text?
        var translations: [Text] = []
    }

    /// A text of an entry.
    struct Text {
        var string = ""
        /// From the first quotation mark to the last.
        var range: Range<Int>
        var place: TextPlace
    }

    private enum Part {
        case context, source, plural, translation
    }

    init(_ bytes: [UInt8], _ options: TranslationJob.Options, _ problems: JobProblem) throws(Diagnostic) {
        lineEnd = bytes.firstIndex(of: 0x0A).map { $0 > 0 && bytes[$0 - 1] == 0x0D } == true ? "\r\n" : "\n"
        var catalogue = Reader(bytes, problems)
        try catalogue.read()
        let header = catalogue.entries.first { $0.source?.string == "" && $0.context == nil }?.translations.first
        var to = options.to
        if let header {
            let own = GettextCatalogue.field("Language", in: header.string).flatMap { LanguageTag(parsing: $0) }
            if let own, let to, own != to { throw problems.otherTarget(own, header.place) }
            to = to ?? own
            charset = Self.charset(in: bytes, header.range)
        }
        let from = options.from ?? .english
        for entry in catalogue.entries {
            guard let source = entry.source, !entry.isObsolete, !(source.string.isEmpty && entry.context == nil) else {
                continue
            }
            guard let to else { throw problems.noLanguage("target", source.place) }
            entries.append(entry)
            for (number, translation) in entry.translations.enumerated() {
                let isOnly = entry.translations.count == 1
                let own = number == 0 && !isOnly ? source : entry.plural ?? source
                let text = own.string
                guard text.contains(where: { !$0.isWhitespace }) else { continue }
                var segment = JobSegment(text, from: from, to: to, at: own.place)
                segment.isTranslated = translation.string.contains { !$0.isWhitespace }
                segment.needsReview = segment.isTranslated && entry.isFuzzy
                segments.append(segment)
                slots.append(Slot(entry: entries.count - 1, source: text, strings: translation.range))
            }
        }
    }

    /// Where the header names a charset that is not UTF-8.
    private static func charset(in bytes: [UInt8], _ range: Range<Int>) -> Range<Int>? {
        let mark = Array("charset=".utf8)
        guard range.count > mark.count,
            let start = (range.lowerBound..<range.upperBound - mark.count).first(where: {
                bytes[$0..<$0 + mark.count].elementsEqual(mark)
            })
        else { return nil }
        let name = start + mark.count
        var end = name
        while end < range.upperBound, bytes[end] != UInt8(ascii: "\\"), bytes[end] != UInt8(ascii: "\""),
            bytes[end] > 0x20
        {
            end += 1
        }
        let isUTF8 = TextEncoding(alias: String(decoding: bytes[name..<end], as: UTF8.self)) == .utf8
        return isUTF8 ? nil : name..<end
    }

    /// Finds the entries and their places.
    private struct Reader {
        let bytes: [UInt8]
        let problems: JobProblem
        var entries: [Entry] = []
        private var entry = Entry()
        private var part: Part?
        private var lineStart = 0

        init(_ bytes: [UInt8], _ problems: JobProblem) { (self.bytes, self.problems) = (bytes, problems) }

        mutating func read() throws(Diagnostic) {
            for line in LineScanner(bytes) {
                var range = line.range
                lineStart = range.lowerBound
                while let first = range.first, bytes[first] == 0x20 || bytes[first] == 0x09 { range.removeFirst() }
                guard let first = range.first else { continue }
                let place = TextPlace(line: line.number, column: 1)
                if bytes[first] == UInt8(ascii: "#") {
                    try comment(range, place)
                } else if bytes[first] == UInt8(ascii: "\"") {
                    try text(range, place)
                } else {
                    try keyword(range, place)
                }
            }
            finish()
        }

        private mutating func finish() {
            if entry.source != nil { entries.append(entry) }
            entry = Entry()
            part = nil
        }

        private mutating func comment(_ range: Range<Int>, _ place: TextPlace) throws(Diagnostic) {
            if !entry.translations.isEmpty { finish() }
            switch range.count > 1 ? bytes[range.lowerBound + 1] : 0 {
            case UInt8(ascii: ","):
                entry.flags = range.lowerBound + 2
                let flags = String(decoding: bytes[range.dropFirst(2)], as: UTF8.self).split { ", \t".contains($0) }
                entry.isFuzzy = entry.isFuzzy || flags.contains("fuzzy")
            case UInt8(ascii: "|"): entry.hasPrevious = true
            case UInt8(ascii: "~"):
                // All that remains of an entry that is no more; it has no flags to keep for the next.
                entry = Entry()
                part = nil
            default: break
            }
        }

        private mutating func keyword(_ range: Range<Int>, _ place: TextPlace) throws(Diagnostic) {
            let word = String(decoding: bytes[range].prefix { $0 > 0x20 && $0 != 0x22 }, as: UTF8.self)
            let new: Part
            switch word {
            case "msgctxt": new = .context
            case "msgid": new = .source
            case "msgid_plural": new = .plural
            case "msgstr": new = .translation
            case _ where word.hasPrefix("msgstr[") && word.hasSuffix("]"): new = .translation
            default: throw problems.malformed("\(word.prefix(20)) is no keyword of PO", place)
            }
            if new == .context || new == .source && part != .context {
                if entry.source != nil || entry.context != nil { finish() }
                entry.start = range.lowerBound
            }
            guard new == .context || new == .source || entry.source != nil else {
                throw problems.malformed("an entry has no msgid", place)
            }
            part = new
            let rest = range.dropFirst(word.utf8.count).drop { bytes[$0] == 0x20 || bytes[$0] == 0x09 }
            let text = Text(range: rest.startIndex..<rest.startIndex, place: place)
            switch new {
            case .context: entry.context = ""
            case .source: entry.source = text
            case .plural: entry.plural = text
            case .translation: entry.translations.append(text)
            }
            try self.text(rest.startIndex..<range.upperBound, place)
        }

        private mutating func text(_ range: Range<Int>, _ place: TextPlace) throws(Diagnostic) {
            guard let part else { throw problems.malformed("a text belongs to no keyword", place) }
            let string: [UInt8]
            do throws(POString.Fault) { string = try POString.bytes(bytes[range]) } catch {
                let column = bytes[lineStart..<error.offset].count { $0 & 0xC0 != 0x80 } + 1
                throw problems.malformed(error.reason, TextPlace(line: place.line, column: column))
            }
            guard let text = String(validating: string, as: UTF8.self) else {
                throw problems.malformed("the escapes of a text name what is no character", place)
            }
            var end = range.upperBound
            while end > range.lowerBound, bytes[end - 1] != 0x22 { end -= 1 }
            switch part {
            case .context: entry.context = (entry.context ?? "") + text
            case .source: Self.add(text, end, to: &entry.source)
            case .plural: Self.add(text, end, to: &entry.plural)
            case .translation:
                let last = entry.translations.count - 1
                entry.translations[last].string += text
                entry.translations[last].range = entry.translations[last].range.lowerBound..<end
            }
        }

        private static func add(_ string: String, _ end: Int, to text: inout Text?) {
            guard var new = text else { return }
            new.string += string
            new.range = new.range.lowerBound..<end
            text = new
        }
    }
}
