import ICU
import Terminology

/// Reads catalogues of gettext as programs load them, MO (GNU gettext manual, "The Format of GNU MO Files").
enum MOReader {
    static func read(
        _ stream: DecodedStream, _ options: MemoryReadingOptions, _ sink: MemoryFileReader.Sink
    ) throws(Diagnostic) {
        let bytes = try stream.rest(limit: options.largestWhole)
        let problems = ReadingProblem(path: stream.path)
        guard let file = MOFile(bytes) else { throw problems.foreign("MO") }
        var catalogue = GettextCatalogue(options, path: stream.path)
        let charset = file.header.flatMap { GettextCatalogue.field("Content-Type", in: $0) }
            .flatMap { type in type.firstRange(of: "charset=").map { String(type[$0.upperBound...]) } }
        // Texts of a sane file do not overlap, or but a few that are alike: else a small file could say without end.
        var rest = bytes.count * 2
        for index in 0..<file.count {
            // There are no lines: the number of the entry stands for one.
            let place = TextPlace(line: index + 1, column: 1)
            guard let (key, value) = file.entry(index) else {
                try sink(.unitLeftOut(problems.malformed("an entry reaches beyond the file", place)))
                continue
            }
            rest -= key.count + value.count
            guard rest >= 0 else {
                try sink(.unitLeftOut(problems.malformed("the texts of entries overlap", place)))
                continue
            }
            guard var entry = entry(key, value, options.encoding ?? charset) else {
                try sink(.unitLeftOut(problems.undecodable(place)))
                continue
            }
            entry.place = place
            try catalogue.send(entry, sink)
        }
    }

    private static func entry(_ key: ArraySlice<UInt8>, _ value: ArraySlice<UInt8>, _ charset: String?) -> GettextEntry?
    {
        guard var source = text(key, charset), let translation = text(value, charset) else { return nil }
        var entry = GettextEntry()
        if let mark = source.firstIndex(of: "\u{4}") {
            entry.context = String(source[..<mark])
            source = String(source[source.index(after: mark)...])
        }
        let sources = source.split(separator: "\0", omittingEmptySubsequences: false).map(String.init)
        entry.source = sources.first ?? ""
        entry.plural = sources.count > 1 ? sources[1] : nil
        let texts = translation.split(separator: "\0", omittingEmptySubsequences: false)
        entry.translations = texts.enumerated().map { ($0.offset, String($0.element), []) }
        return entry
    }

    private static func text(_ bytes: ArraySlice<UInt8>, _ charset: String?) -> String? {
        if let text = String(validating: bytes, as: UTF8.self) { return text }
        guard let charset, let converter = try? TextDecoder(path: "").converter(charset) else { return nil }
        let (utf8, failure) = converter.0.converted(bytes)
        return failure == nil ? String(decoding: utf8, as: UTF8.self) : nil
    }
}

/// The tables of an MO file; nothing is believed of where they say that texts are.
struct MOFile {
    let count: Int
    private let bytes: [UInt8]
    private let isBigEndian: Bool
    private let keys: Int
    private let values: Int

    private static let headerLength = 28

    init?(_ bytes: [UInt8]) {
        guard bytes.count >= Self.headerLength else { return nil }
        switch bytes[0] {
        case 0xDE where bytes.starts(with: [0xDE, 0x12, 0x04, 0x95]): isBigEndian = false
        case 0x95 where bytes.starts(with: [0x95, 0x04, 0x12, 0xDE]): isBigEndian = true
        default: return nil
        }
        self.bytes = bytes
        let isBig = isBigEndian
        let number = { (offset: Int) in Self.number(bytes, offset, isBig) ?? 0 }
        // The major revision: 0 and 1 differ in what only programs use.
        guard number(4) >> 16 <= 1 else { return nil }
        (count, keys, values) = (number(8), number(12), number(16))
        guard count <= bytes.count / 8 else { return nil }
    }

    /// What stands for the empty text.
    var header: String? { count > 0 ? entry(0).map { String(decoding: $0.value, as: UTF8.self) } : nil }

    /// - Returns: Nil where it reaches beyond the file.
    func entry(_ index: Int) -> (key: ArraySlice<UInt8>, value: ArraySlice<UInt8>)? {
        guard let key = string(keys + 8 * index), let value = string(values + 8 * index) else { return nil }
        return (key, value)
    }

    private func string(_ offset: Int) -> ArraySlice<UInt8>? {
        guard let length = Self.number(bytes, offset, isBigEndian),
            let start = Self.number(bytes, offset + 4, isBigEndian), start + length <= bytes.count
        else { return nil }
        return bytes[start..<start + length]
    }

    private static func number(_ bytes: [UInt8], _ offset: Int, _ isBigEndian: Bool) -> Int? {
        guard offset >= 0, offset + 4 <= bytes.count else { return nil }
        let four = bytes[offset..<offset + 4]
        return (isBigEndian ? Array(four) : four.reversed()).reduce(0) { $0 << 8 | Int($1) }
    }
}
