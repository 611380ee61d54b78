import Glibc
import Interchange
import Terminology
import TestSupport
import Testing

@Suite struct PDFTests {
    private func problem(_ program: String, seconds: Int = 60, bytes: Int = 1 << 20) -> String? {
        var options = DocumentOptions()
        options.pdfProgram = program
        options.limits.pdfSeconds = seconds
        options.limits.bytes = bytes
        do throws(Diagnostic) {
            _ = try DocumentReader(options).document(of: Array("%PDF-1.4".utf8), path: "a.pdf")
            return nil
        } catch {
            return error.code
        }
    }

    private func script(_ text: String, _ directory: TemporaryDirectory) throws -> String {
        try directory.write("#!/bin/sh\n" + text, to: "program")
        let path = directory.path + "/program"
        chmod(path, 0o755)
        return path
    }

    @Test func problemsOfTheProgramAreSaid() throws {
        #expect(problem("/nowhere/pdftotext") == "document.pdf-program")
        #expect(problem("no-such-pdftotext") == "document.pdf-program")
        let directory = try TemporaryDirectory()
        #expect(problem(try script("echo bad >&2; exit 1", directory)) == "document.pdf-failed")
        #expect(problem(try script("exec sleep 20", directory), seconds: 1) == "document.pdf-slow")
        #expect(problem(try script("exec cat /dev/zero", directory)) == "document.too-large")
        #expect(problem(try script("echo ' '", directory)) == "document.pdf-without-text")
    }

    @Test func pagesAndTheirNumbersDoNotDivideTheText() throws {
        let directory = try TemporaryDirectory()
        var options = DocumentOptions()
        options.pdfProgram = try script(
            "cat >/dev/null; printf 'Title\\n\\nOne.\\n\\n- 1 -\\n\\fTwo.\\n2\\n\\f'", directory)
        let document = try DocumentReader(options).document(of: Array("%PDF-1.4".utf8), path: "a.pdf")
        #expect(outline(document) == ["h1: Title", "p: One.", "p: Two."])
        #expect(places(document) == ["1:1", "3:1", "7:1"])
    }

    @Test func aFileIsReadWherePopplerIsInstalled() throws {
        guard access("/usr/bin/pdftotext", X_OK) == 0 else { return }
        let stream = "BT /F1 12 Tf 72 700 Td (Hello patent world.) Tj ET"
        let parts = [
            "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
            "<</Length \(stream.utf8.count)>>stream\n\(stream)\nendstream",
            "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        ]
        var file = "%PDF-1.4\n"
        var offsets: [Int] = []
        for (index, part) in parts.enumerated() {
            offsets.append(file.utf8.count)
            file += "\(index + 1) 0 obj\(part)endobj\n"
        }
        let start = file.utf8.count
        file += "xref\n0 6\n0000000000 65535 f \n"
        for offset in offsets {
            file += String(repeating: "0", count: 10 - String(offset).count) + "\(offset) 00000 n \n"
        }
        file += "trailer<</Size 6/Root 1 0 R>>\nstartxref\n\(start)\n%%EOF"
        #expect(outline(try read(Array(file.utf8), "a.pdf")) == ["p: Hello patent world."])
        expectProblem("document.pdf-failed", Array("%PDF-1.4 nothing".utf8), "a.pdf")
    }
}
