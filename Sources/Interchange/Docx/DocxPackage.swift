import Terminology

/// The parts of a DOCX file (ISO/IEC 29500-2), read within bounds.
struct DocxPackage {
    let path: String
    private let archive: ZipArchive
    private let names: Set<String>
    private let limits: DocumentLimits

    /// Parts that an archive may have; a thick book with a picture a page has some thousands.
    static let mostEntries = 10_000
    /// Unpacked to packed: XML reaches 30, a bomb 1000.
    private static let highestRatio = 100
    /// Bytes that any archive may unpack to.
    private static let harmless = 16 << 20

    /// - Throws: `document.damaged-archive`, `document.archive-bomb`, `document.archive-path`, `document.encrypted`, `document.unsupported`.
    init(_ bytes: UnsafeBufferPointer<UInt8>, path: String, limits: DocumentLimits) throws(Diagnostic) {
        (self.path, self.limits) = (path, limits)
        guard let archive = ZipArchive(bytes) else { throw Self.damaged(path, "ZIP directory") }
        self.archive = archive
        guard archive.count <= Self.mostEntries else { throw Self.bomb(path) }
        let entries = archive.entries(limit: Self.mostEntries)
        guard entries.count == Int(archive.count) else { throw Self.damaged(path, "ZIP directory") }
        names = Set(entries.map(\.name))
        var total: UInt64 = 0
        for entry in entries {
            if Self.climbs(entry.name) {
                throw Diagnostic(
                    "document.archive-path", "the archive holds a file outside of itself: \(entry.name)",
                    arguments: ["name": entry.name], at: SourceLocation(file: path),
                    help: "do not trust this file; have it sent again")
            }
            total = total.addingReportingOverflow(entry.size).overflow ? .max : total + entry.size
        }
        if total > Self.harmless, total / UInt64(Self.highestRatio) > UInt64(bytes.count) { throw Self.bomb(path) }
        if entries.contains(where: \.isEncrypted) {
            throw Diagnostic(
                "document.encrypted", "\(path) is protected by a password", arguments: ["file": path],
                at: SourceLocation(file: path), help: "save it without a password")
        }
        try checkKind()
    }

    func has(_ part: String) -> Bool { names.contains(part) }

    /// Parses a part.
    ///
    /// - Throws: `document.damaged-archive`, `document.archive-bomb`, `document.malformed`, `document.declaration`,
    ///   `document.too-deep`, and what `body` throws.
    func parse(_ part: String, _ body: (MarkupEvent) throws(Diagnostic) -> Void) throws(Diagnostic) {
        let parser = try MarkupParser(html: false, path: path, part: part, depth: limits.depth)
        let path = path
        let failure: (ZipArchive.Failure) -> Diagnostic = { found in
            switch found {
            case .tooLarge: Self.bomb(path)
            case .missing, .encrypted, .damaged: Self.damaged(path, part)
            }
        }
        try archive.read(part, limit: limits.bytes, failure: failure) { chunk throws(Diagnostic) in
            try parser.feed(chunk, last: false) { event, _ throws(Diagnostic) in try body(event) }
        }
        let end = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
        try parser.feed(end, last: true) { event, _ throws(Diagnostic) in try body(event) }
    }

    private func checkKind() throws(Diagnostic) {
        if has("[Content_Types].xml"), names.contains(where: { $0.hasPrefix("word/") }) || has("_rels/.rels") {
            if names.contains(where: { $0.hasPrefix("xl/") }) { throw other("XLSX") }
            if names.contains(where: { $0.hasPrefix("ppt/") }) { throw other("PPTX") }
            return
        }
        if has("mimetype"), has("META-INF/container.xml") { throw other("EPUB") }
        if has("mimetype"), has("content.xml") { throw other("OpenDocument") }
        if has("Contents/content.hpf") { throw other("HWPX") }
        throw other("ZIP")
    }

    private func other(_ name: String) -> Diagnostic { FormatSniffer.unsupported(name, path: path) }

    static func damaged(_ path: String, _ part: String) -> Diagnostic {
        Diagnostic(
            "document.damaged-archive", "the archive is damaged here, or lacks this: \(part)",
            arguments: ["part": part],
            at: SourceLocation(file: path), help: "have the file sent again, or save it again with a word processor")
    }

    private static func bomb(_ path: String) -> Diagnostic {
        Diagnostic(
            "document.archive-bomb", "\(path) unpacks to more than a document can be", arguments: ["file": path],
            at: SourceLocation(file: path), help: "do not trust this file; remove pictures if it is yours")
    }

    private static func climbs(_ name: String) -> Bool {
        name.hasPrefix("/") || name.contains("\\") || name.split(separator: "/").contains("..")
    }
}
