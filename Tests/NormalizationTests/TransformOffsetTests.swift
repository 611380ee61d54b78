import ICU
import Testing

@testable import Normalization

/// The way back from rewritten text to its source.
@Suite struct TransformOffsetTests {
    /// A rule set, a text, and for each character of the result the stretch of the text that it came from.
    static let cases: [(rules: String, text: String, result: String, origins: [Range<Int>])] = [
        ("a > b ;", "xay", "xby", [0..<1, 1..<2, 2..<3]),
        ("ies > y ;", "cities!", "city!", [0..<1, 1..<2, 2..<3, 3..<6, 6..<7]),
        // What a rule leaves as it was is mapped to itself.
        ("licenc > licens ;", "licence", "license", [0..<1, 1..<2, 2..<3, 3..<4, 4..<5, 5..<6, 6..<7]),
        ("centred > centered ;", "centred", "centered", [0..<1, 1..<2, 2..<3, 3..<4, 4..<4, 4..<5, 5..<6, 6..<7]),
        // What is left out belongs to what stands before it.
        ("s } $ > ;", "cats", "cat", [0..<1, 1..<2, 2..<4]),
        ("yu > u ;", "lyu", "lu", [0..<1, 1..<3]),
        ("a > ;", "abc", "bc", [1..<2, 2..<3]),
        ("(a) (b) > $2 $1 ;", "abc", "bac", [0..<2, 0..<2, 2..<3]),
        ("([0-9]) > '#' $1 ;", "a1", "a#1", [0..<1, 1..<1, 1..<2]),
        ("a > x | b ; b > y ;", "ac", "xyc", [0..<1, 0..<1, 1..<2]),
        ("a > b ; ::Null; bc > d ;", "ac", "d", [0..<2]),
        ("知 > zhi ;", "我知", "我zhi", [0..<3, 3..<6, 3..<6, 3..<6]),
        ("::NFD; \u{11A8} > ; ::NFC;", "각하", "가하", [0..<3, 3..<6]),
        ("::NFD; [:Mn:] > ; ::NFC;", "xéy", "xey", [0..<1, 1..<3, 3..<4]),
    ]

    @Test(arguments: cases)
    func charactersLeadBackToTheirSource(
        _ rules: String, _ text: String, _ result: String, _ origins: [Range<Int>]
    ) throws {
        let transform = Transform(ByteStore(try #require(TransformCompiler(rules).program())).all)
        var utf8 = Array(text.utf8)
        var map = OffsetMap.identity(utf8.count)
        try transform.apply(to: &utf8, offsets: &map)
        #expect(String(decoding: utf8, as: UTF8.self) == result)
        var place = 0
        var found: [Range<Int>] = []
        for scalar in result.unicodeScalars {
            found.append(map.source(of: place..<place + UTF8.width(scalar)))
            place += UTF8.width(scalar)
        }
        #expect(found == origins)
    }

    /// A map that is carried on through rules is the map of the rules after the map before them.
    @Test func mapsAreComposed() throws {
        let transform = Transform(ByteStore(try #require(TransformCompiler("ss > s ;").program())).all)
        var utf8 = Array("strasse".utf8)
        // As of "Straße": the two bytes of ß have become two letters.
        var map = OffsetMap()
        for index in 0..<4 { map.record(1, from: index, to: index + 1) }
        map.record(2, from: 4, to: 6)
        map.record(1, from: 6, to: 7)
        try transform.apply(to: &utf8, offsets: &map)
        #expect(String(decoding: utf8, as: UTF8.self) == "strase")
        #expect(map.source(of: 4..<5) == 4..<6)
        #expect(map.source(of: 5..<6) == 6..<7)
    }
}

extension OffsetMap {
    /// The map of a text that nothing has happened to.
    static func identity(_ count: Int) -> OffsetMap {
        OffsetMap(starts: (0..<UInt32(count)).map { $0 }, ends: (0..<UInt32(count)).map { $0 + 1 })
    }
}
