import Terminology
import TestSupport
import Testing

@testable import Interchange

/// Files that were damaged at random are refused or filled in, and what is not filled in is left alone.
struct JobFuzzTests {
    private static let files: [(name: String, text: String)] = [
        (
            "a.xlf",
            "<xliff version='1.2'><file source-language='en' target-language='ja'><trans-unit id='1'><source>a <g id='1'>b</g></source>"
                + "<target/></trans-unit><trans-unit><source>c</source><seg-source><mrk mtype='seg'>c</mrk></seg-source></trans-unit></file></xliff>"
        ),
        (
            "b.xlf",
            "<xliff version='2.0' srcLang='en' trgLang='ja'><unit id='u'><segment><source>a<pc id='1'>b</pc></source></segment></unit></xliff>"
        ),
        (
            "c.tmx",
            "<tmx><header srclang='en'/><body><tu><tuv lang='en'><seg>a<ph>b</ph></seg></tuv></tu><tu><tuv lang='en'><seg>d</seg></tuv>"
                + "<tuv lang='ja'><seg/></tuv></tu></body></tmx>"
        ),
        (
            "d.po",
            "#, c\nmsgctxt \"x\"\nmsgid \"a\"\n\"b\"\nmsgid_plural \"c\"\nmsgstr[0] \"\"\nmsgstr[1] \"\"\n\n#~ msgid \"d\"\n"
        ),
        ("e.txt", "One two.\n\n- Three.\n日本。四\n"),
    ]

    @Test(arguments: 0..<5) func damagedFiles(_ number: Int) throws {
        var generator = SplitMix64(seed: UInt64(number) + 1)
        let (name, text) = Self.files[number]
        let marks = Array("<>/\"'&;#\n\\ msgid~[]\u{FF}".utf8)
        var filled = 0
        for _ in 0..<400 {
            var bytes = Array(text.utf8)
            for _ in 0..<Int.random(in: 0...3, using: &generator) where !bytes.isEmpty {
                let place = Int.random(in: 0..<bytes.count, using: &generator)
                let mark = marks[Int.random(in: 0..<marks.count, using: &generator)]
                switch Int.random(in: 0..<4, using: &generator) {
                case 0: bytes.remove(at: place)
                case 1: bytes.insert(mark, at: place)
                case 2: bytes[place] = mark
                default: bytes.removeLast(bytes.count - place)
                }
            }
            guard let filling = try? Filling(bytes, name: name, to: .japanese, from: .english) else { continue }
            filled += 1
            let isUTF8 = String(validating: bytes, as: UTF8.self) != nil
            let unchanged = Array(filling.text { _ in nil }.utf8)
            if isUTF8 { #expect(unchanged == bytes) }
            // What was filled in can be read, and is filled in then.
            let again = try Filling(filling.text(Filling.exact), name: name, to: .japanese, from: .english)
            if name != "e.txt" {
                #expect(again.job.segments.count == filling.job.segments.count)
                #expect(again.job.segments.map(\.isTranslated).contains(false) == false)
            }
        }
        #expect(filled > 40)
    }
}
