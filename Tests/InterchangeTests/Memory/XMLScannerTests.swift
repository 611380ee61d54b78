import Terminology
import TestSupport
import Testing

@testable import Interchange

/// The scanner takes what libxml2 takes, and says the same of it.
struct XMLScannerTests {
    /// Events in a line; nil where the document is refused.
    private func scanned(_ text: String) throws -> String? {
        let directory = try TemporaryDirectory()
        try directory.write(text, to: "a.xml")
        let stream = try DecodedStream(path: directory.path + "/a.xml")
        try stream.begin(given: nil, declared: nil)
        var xml = XMLScanner(stream)
        var events = ""
        while true {
            guard let token = try? xml.next() else { return nil }
            switch token {
            case .finish: return events
            case .start:
                events += "<" + xml.name.localName
                // Namespaces are nothing to the scanner.
                for attribute in xml.attributes where !attribute.name.hasPrefix("xmlns") {
                    events += " \(attribute.name.localName)=\(attribute.value)"
                }
                events += ">"
            case .end: events += "</\(xml.name.localName)>"
            case .text: events += String(decoding: xml.text, as: UTF8.self)
            }
        }
    }

    private func parsed(_ text: String) throws -> String? {
        let parser = try MarkupParser(html: false, path: "a.xml", depth: 256)
        var events = ""
        var bytes = Array(text.utf8)
        do {
            try bytes.withUnsafeMutableBufferPointer { buffer throws(Diagnostic) in
                try parser.feed(UnsafeBufferPointer(buffer), last: true) { event, _ in
                    switch event {
                    case .start(let name, _, let attributes):
                        events += "<" + name + attributes.map { " \($0.name)=\($0.value)" }.joined() + ">"
                    case .end(let name): events += "</\(name)>"
                    case .text(let text): events += String(decoding: text, as: UTF8.self)
                    }
                }
            }
        } catch { return nil }
        return events
    }

    private static let pieces = [
        "<a>", "</a>", "<b x=\"1\" y='2 &lt; \"'>", "</b>", "<c/>", "<d z = \"\n\t\"/ >", "text", "日本", "&amp;",
        "&#x65E5;", "&#0;", "&no;",
        "<!-- a - b -->", "<?pi x?>", "<![CDATA[ <a> ]] ]]>", "\r\n", "\r", "]]", "&", "<", ">", "\"", "<1>",
        "<e a='1' a='2'/>", "<f a=1/>",
        "<g:h xmlns:g='u' g:i='3'/>", "\u{1}", "<a b='<'/>", "</a >", " ",
    ]

    @Test func itAgreesWithLibxml2() throws {
        var generator = SplitMix64(seed: 4)
        var accepted = 0
        for round in 0..<1500 {
            var text = round.isMultiple(of: 2) ? "<?xml version=\"1.0\"?>\n<a>" : "<a>"
            for _ in 0..<Int.random(in: 0...(round.isMultiple(of: 3) ? 3 : 7), using: &generator) {
                text += Self.pieces.randomElement(using: &generator) ?? ""
            }
            if !Int.random(in: 0..<8, using: &generator).isMultiple(of: 8) { text += "</a>" }
            let (own, other) = (try scanned(text), try parsed(text))
            // "]]>" in text is an error of XML that loses nothing.
            if other == nil, own?.contains("]]>") == true { continue }
            #expect(own == other, "\(text.debugDescription)")
            if other != nil { accepted += 1 }
        }
        #expect(accepted > 200)
    }

    @Test func pieceAfterPieceIsTheSame() throws {
        // Longer than what is read at a time, with markup and characters across its borders.
        let unit = "<b x=\"1\">日本語 &amp; more</b>\r\n<!-- c --><![CDATA[<x>]]>"
        let text = "<a>" + String(repeating: unit, count: 12_000) + "</a>"
        #expect(try scanned(text) == parsed(text))
    }
}
