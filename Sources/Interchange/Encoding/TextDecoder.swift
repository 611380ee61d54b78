import ICU
import Terminology

/// Makes UTF-8 of the bytes of a file.
///
/// What is given decides; else a byte order mark; UTF-8 where all bytes are; what the file declares; what is likely.
struct TextDecoder {
    let path: String
    /// A charset that the user named.
    var given: String?
    /// A charset that the file names.
    var declared: String?

    /// - Throws: `document.unknown-encoding`, `document.undecodable`, `document.mixed-encodings`, `document.binary`.
    /// - Complexity: O(*n*).
    func text(of bytes: [UInt8]) throws(Diagnostic) -> SourceText {
        let text = try decoded(bytes)
        try BinaryCheck(path: path).check(text.bytes)
        return text
    }

    private func decoded(_ bytes: [UInt8]) throws(Diagnostic) -> SourceText {
        if let given { return try decode(bytes, try converter(given)) }
        if let (encoding, _) = TextEncoding.ofByteOrderMark(bytes) { return try decode(bytes, encoding) }
        if bytes.contains(0) {
            guard let wide = WideText.encoding(of: bytes) else { throw BinaryCheck(path: path).found(bytes) }
            return try decode(bytes, wide)
        }
        if bytes[...].isWellFormedUTF8 {
            // Escape sequences hide characters in ASCII.
            if let declared, declared.lowercased().hasPrefix("iso-2022"), let text = attempt(bytes, declared) {
                return text
            }
            return SourceText(path: path, bytes: bytes, encoding: TextEncoding.utf8.rawValue)
        }
        if let mixed = MixedEncodings.finding(in: bytes) { throw problem(mixed) }
        if let declared, let text = attempt(bytes, declared) { return text }
        let candidates = EncodingDetector(bytes).candidates()
        for candidate in candidates {
            if let text = attempt(bytes, candidate.rawValue) { return text }
        }
        return try decode(bytes, candidates.first ?? .utf8)
    }

    /// The likeliest charset that holds all of a text, or nil.
    static func encoding(decoding bytes: [UInt8]) -> TextEncoding? {
        EncodingDetector(bytes).candidates().first { TextDecoder(path: "").attempt(bytes, $0.rawValue) != nil }
    }

    private func attempt(_ bytes: [UInt8], _ name: String) -> SourceText? {
        guard let converter = try? converter(name) else { return nil }
        return try? decode(bytes, converter)
    }

    private func decode(_ bytes: [UInt8], _ encoding: TextEncoding) throws(Diagnostic) -> SourceText {
        try decode(bytes, try converter(encoding.rawValue))
    }

    /// The converter that a name means.
    func converter(_ name: String) throws(Diagnostic) -> (CharsetConverter, name: String) {
        let alias = TextEncoding(alias: name)
        do throws(ICUError) {
            let converter = try CharsetConverter(alias?.converterName ?? name)
            return (converter, alias?.rawValue ?? converter.name)
        } catch {
            throw Diagnostic(
                "document.unknown-encoding", "unknown encoding “\(name)”", arguments: ["name": name],
                at: SourceLocation(file: path),
                help: "usual: UTF-8, UTF-16, GB18030, Big5, Shift_JIS, EUC-JP, ISO-2022-JP, EUC-KR, windows-1252")
        }
    }

    private func decode(
        _ bytes: [UInt8], _ converter: (CharsetConverter, name: String)
    ) throws(Diagnostic) -> SourceText {
        if converter.name == TextEncoding.utf8.rawValue, bytes[...].isWellFormedUTF8 {
            return SourceText(path: path, bytes: Self.withoutMark(bytes), encoding: converter.name)
        }
        let (utf8, failure) = converter.0.converted(bytes[...])
        if let failure { throw undecodable(bytes, utf8, failure, converter.name) }
        return SourceText(path: path, bytes: Self.withoutMark(utf8), encoding: converter.name)
    }

    private static func withoutMark(_ utf8: [UInt8]) -> [UInt8] {
        utf8.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(utf8.dropFirst(3)) : utf8
    }

    private func undecodable(_ bytes: [UInt8], _ utf8: [UInt8], _ failure: Int, _ name: String) -> Diagnostic {
        var tracker = PlaceTracker(Self.withoutMark(utf8))
        let place = tracker.place(of: utf8.count)
        let location = SourceLocation(file: path, line: place.line, column: place.column)
        let hexadecimal = failure < bytes.count ? String(bytes[failure], radix: 16, uppercase: true) : "end"
        return Diagnostic(
            "document.undecodable", "the file is not \(name) here (byte \(hexadecimal))",
            arguments: ["encoding": name, "byte": hexadecimal], at: location,
            help: "name its true encoding with --encoding, or save it as UTF-8")
    }

    private func problem(_ mixed: MixedEncodings.Finding) -> Diagnostic {
        let other = mixed.other?.rawValue ?? "another encoding"
        return Diagnostic(
            "document.mixed-encodings", "the file is UTF-8, but this line is \(other)", arguments: ["encoding": other],
            at: SourceLocation(file: path, line: mixed.line, column: 1),
            help: "convert the file to UTF-8, part by part")
    }
}
