import Terminology

/// Reads PDF with the help of `pdftotext` (poppler), in its order of reading: columns one after the other, not side by side.
///
/// Places are lines of what it writes. Numbers of pages, alone on the last line of a page, are left out.
struct PDFReader {
    let path: String
    let options: DocumentOptions

    /// - Throws: `document.pdf-program`, `document.pdf-failed`, `document.pdf-slow`, `document.pdf-without-text`, `document.too-large`.
    func document(of bytes: [UInt8]) throws(Diagnostic) -> TextDocument {
        let run = ProgramRun(
            program: options.pdfProgram, arguments: ["-q", "-enc", "UTF-8", "-eol", "unix", "-", "-"],
            timeLimit: options.limits.pdfSeconds, outputLimit: options.limits.bytes)
        var text: [UInt8]
        do throws(ProgramRun.Failure) {
            text = try run.output(from: bytes)
        } catch {
            throw problem(error)
        }
        guard text.contains(where: { $0 > 0x20 }) else {
            throw Diagnostic(
                "document.pdf-without-text", "\(path) holds no text, only pictures of it", arguments: ["file": path],
                at: SourceLocation(file: path), help: "recognize its text first, with ocrmypdf for example")
        }
        if !text[...].isWellFormedUTF8 { text = Array(String(decoding: text, as: UTF8.self).utf8) }
        text.removeAll { $0 == 0 }
        let source = SourceText(path: path, bytes: Self.withoutPageNumbers(text), encoding: "UTF-8")
        return try PlainTextReader(source, limits: options.limits).document()
    }

    /// The text with page ends as blank lines, and with blanks for numbers of pages, so that lines stay where they are.
    static func withoutPageNumbers(_ text: [UInt8]) -> [UInt8] {
        var result = text
        var lineStart = 0
        var lastLine: Range<Int>?
        for (offset, byte) in text.enumerated() where byte == 0x0A || byte == 0x0C {
            let line = lineStart..<offset
            if text[line].contains(where: { $0 > 0x20 }) { lastLine = line }
            lineStart = offset + 1
            guard byte == 0x0C else { continue }
            if let lastLine, isPageNumber(text[lastLine]) {
                for index in lastLine { result[index] = 0x20 }
            }
            lastLine = nil
            result[offset] = 0x0A
        }
        return result
    }

    private static func isPageNumber(_ line: ArraySlice<UInt8>) -> Bool {
        let body = line.filter { $0 > 0x20 && $0 != UInt8(ascii: "-") }
        return !body.isEmpty && body.count <= 4 && body.allSatisfy { (0x30...0x39).contains($0) }
    }

    private func problem(_ failure: ProgramRun.Failure) -> Diagnostic {
        let location = SourceLocation(file: path)
        switch failure {
        case .notInstalled:
            return Diagnostic(
                "document.pdf-program", "PDF is read with the program \(options.pdfProgram), which is not installed",
                arguments: ["name": options.pdfProgram], at: location,
                help: "install it (Debian: apt install poppler-utils), or save the document as text")
        case .tooSlow:
            return Diagnostic(
                "document.pdf-slow", "reading the PDF took more than \(options.limits.pdfSeconds) seconds",
                arguments: ["limit": String(options.limits.pdfSeconds)], at: location,
                help: "divide it, or convert it to text with pdftotext yourself")
        case .tooLong: return DocumentFile.tooLarge(path, options.limits.bytes)
        case .system(let code): return failed("error \(code) of the system")
        case .status(let code, let line):
            return failed(line.isEmpty ? "\(options.pdfProgram) ended with status \(code)" : line)
        }
    }

    private func failed(_ reason: String) -> Diagnostic {
        Diagnostic(
            "document.pdf-failed", "the PDF cannot be read: \(reason)", arguments: ["reason": reason],
            at: SourceLocation(file: path), help: "save it without a password, or have it sent again")
    }
}
