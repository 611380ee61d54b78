import Terminology

/// Tells the format of a document by its first bytes and its name.
///
/// PDF and ZIP say what they are, whatever the name; else the name decides; of a name that says nothing, the first tag does.
struct FormatSniffer {
    let bytes: [UInt8]
    let path: String

    /// - Throws: `document.unsupported` or `document.old-office` for a format that is known, and not read.
    func format(wanted: DocumentFormat?) throws(Diagnostic) -> DocumentFormat {
        if bytes.starts(with: Self.compound) {
            throw Diagnostic(
                "document.old-office", "\(path) is of Word 97 to 2003, or protected by a password",
                arguments: ["file": path], at: SourceLocation(file: path), help: "save it as DOCX, without a password")
        }
        for (signature, name) in Self.refused where bytes.starts(with: signature) { throw unsupported(name) }
        if let wanted { return wanted }
        if bytes.starts(with: Self.pdf) { return .pdf }
        if bytes.starts(with: Self.zip) || bytes.starts(with: Self.emptyZip) { return .docx }
        return DocumentFormat(extensionOf: path) ?? (startsAsHTML ? .html : .text)
    }

    private func unsupported(_ name: String) -> Diagnostic { Self.unsupported(name, path: path) }

    static func unsupported(_ name: String, path: String) -> Diagnostic {
        Diagnostic(
            "document.unsupported", "\(path) is of the format \(name), which is not read",
            arguments: ["file": path, "format": name], at: SourceLocation(file: path),
            help: "save it as DOCX, HTML, PDF or plain text")
    }

    private var startsAsHTML: Bool {
        let start = bytes.prefix(Self.sniffed).drop { $0 <= 0x20 || $0 == 0xEF || $0 == 0xBB || $0 == 0xBF }
        let lowered = start.prefix(Self.longestTag).map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
        return ["<!doctype html", "<html", "<head", "<body", "<?xml"].contains { lowered.starts(with: $0.utf8) }
            && (!lowered.starts(with: "<?xml".utf8) || start.contains(sequence: Array("<html".utf8)))
    }

    /// Bytes looked at for a first tag.
    private static let sniffed = 1024
    private static let longestTag = 16

    /// OLE compound files: DOC, HWP, and DOCX with a password.
    private static let compound: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
    private static let pdf = Array("%PDF-".utf8)
    private static let zip: [UInt8] = [0x50, 0x4B, 0x03, 0x04]
    private static let emptyZip: [UInt8] = [0x50, 0x4B, 0x05, 0x06]
    private static let refused: [([UInt8], String)] = [
        (Array("{\\rtf".utf8), "RTF"),
        ([0x89, 0x50, 0x4E, 0x47], "PNG"),
        ([0xFF, 0xD8, 0xFF], "JPEG"),
        (Array("GIF8".utf8), "GIF"),
        ([0x1F, 0x8B, 0x08], "gzip"),
        ([0xFD, 0x37, 0x7A, 0x58, 0x5A], "xz"),
        ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], "7z"),
        (Array("Rar!".utf8), "RAR"),
        ([0x7F, 0x45, 0x4C, 0x46], "ELF"),
        (Array("HWP Document File".utf8), "HWP"),
    ]
}

extension ArraySlice<UInt8> {
    /// Whether the bytes stand in the slice as a run.
    ///
    /// - Complexity: O(*n* *m*); both are short here.
    func contains(sequence: [UInt8]) -> Bool {
        guard count >= sequence.count else { return false }
        return (startIndex...endIndex - sequence.count).contains { self[$0...].starts(with: sequence) }
    }
}
